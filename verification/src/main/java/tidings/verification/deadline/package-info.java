/// What ends by itself without being a session: a company's verification, the token of a company's form, the monitoring
/// of a person. Each says when it is next due ([Deadline#wakeAt]) and what it comes to then ([Due]). Pure, like the
/// workflow; who registers and who is told is not known here.
@NullMarked
package tidings.verification.deadline;

import org.jspecify.annotations.NullMarked;
