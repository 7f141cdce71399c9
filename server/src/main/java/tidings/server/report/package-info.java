/// Writes reports about verifications as PDF, for the records of a partner. Entry point: [Report]. Knows
/// nothing of who may have one.
@NullMarked
package tidings.server.report;

import org.jspecify.annotations.NullMarked;
