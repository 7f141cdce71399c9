/// The automatic review of what a person has shown: reviewers that each say what they can. Entry points:
/// [AutomaticReview], [PictureQuality] for the check at the upload. Knows nothing of what a verification does
/// next.
@NullMarked
package tidings.server.review;

import org.jspecify.annotations.NullMarked;
