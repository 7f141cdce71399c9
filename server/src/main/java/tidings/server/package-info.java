/// The server: the only module that knows the frame.
@NullMarked
package tidings.server;

import org.jspecify.annotations.NullMarked;
