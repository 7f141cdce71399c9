/// The files that persons show: kept sealed, and lent out by signed links. Entry points: [Vault],
/// [SignedLinks]. Knows nothing of what a verification comes to, nor what is in the pictures.
@NullMarked
package tidings.server.files;

import org.jspecify.annotations.NullMarked;
