/// The companies whose verification ends, see [CompanyResource].
@NullMarked
package tidings.server.api.company;

import org.jspecify.annotations.NullMarked;
