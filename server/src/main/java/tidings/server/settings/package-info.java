/// What an operator can set. Entry point: [Settings]. Knows nothing of what the settings are used for.
@NullMarked
package tidings.server.settings;

import org.jspecify.annotations.NullMarked;
