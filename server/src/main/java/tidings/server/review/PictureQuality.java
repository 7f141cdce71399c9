package tidings.server.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.server.pictures.Grey;
import tidings.server.pictures.Size;
import tidings.verification.Flaw;
import tidings.verification.Step;

/// Measures whether a picture shows enough: its size, how sharp, how dark and how glaring it is.
///
/// Each measure is rough, so none of them decides about the document: it only has the person asked for a
/// better picture as long as that is possible, and then leaves what there is to whoever looks at it.
public final class PictureQuality implements Reviewer {
    /// The least sides of a picture of a document, where its print can be read.
    static final Size LEAST_DOCUMENT = new Size(600, 380);

    /// The least sides of a picture of a face.
    static final Size LEAST_FACE = new Size(320, 240);

    /// The variance of the Laplacian below which a document is blurred. Sharp print has some hundreds.
    static final double BLURRED_DOCUMENT = 60;

    /// The same for a face, which has few edges.
    static final double BLURRED_FACE = 8;

    /// The mean lightness below which nothing can be seen: the lens is covered, or there is no light.
    static final int DARK = 35;

    /// The mean lightness above which nothing can be seen either.
    static final int WASHED_OUT = 247;

    /// A pixel that is as light is blown out: it has lost what was there.
    static final int BLOWN_OUT = 250;

    /// The share of a picture that one blown-out spot may cover.
    static final double GLARE = 0.008;

    /// A spot of a larger share is no reflection but bright paper.
    static final double PAPER = 0.3;

    private static final int LONGEST_FOR_GLARE = 250;

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        Map<Step, Set<Flaw>> flaws = new HashMap<>();
        for (Step step : evidence.verification().uploads().keySet()) {
            if (isPhotographed(step)) {
                evidence.picture(step)
                        .map(picture -> flaws(picture.size(), picture.upright(), step))
                        .filter(found -> !found.isEmpty())
                        .ifPresent(found -> flaws.put(step, found));
            }
        }
        Finding finding = Finding.ofFlaws(flaws);
        return evidence.mayAskAgain() ? finding.and(verdict(flaws)) : finding;
    }

    /// What is wrong with a picture, at once when it is handed in. Nothing is said of additional steps, which
    /// may be of anything.
    ///
    /// @param size of the original
    /// @param upright the picture, made smaller
    public static Set<Flaw> flaws(Size size, Grey upright, Step step) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        if (!isPhotographed(step)) {
            return flaws;
        }
        boolean face = step.equals(Step.FACE);
        Size least = face ? LEAST_FACE : LEAST_DOCUMENT;
        if (size.longer() < least.longer() || size.shorter() < least.shorter()) {
            flaws.add(Flaw.TOO_SMALL);
        }
        double light = lightness(upright);
        if (light < DARK) {
            flaws.add(Flaw.COVERED);
        } else if (light > WASHED_OUT || (!face && glares(upright.shrunk(LONGEST_FOR_GLARE)))) {
            flaws.add(Flaw.GLARE);
        }
        if (flaws.isEmpty() && sharpness(upright) < (face ? BLURRED_FACE : BLURRED_DOCUMENT)) {
            flaws.add(Flaw.BLURRED);
        }
        return flaws;
    }

    private static boolean isPhotographed(Step step) {
        return step.equals(Step.FRONT) || step.equals(Step.BACK) || step.equals(Step.FACE);
    }

    private static Finding verdict(Map<Step, Set<Flaw>> flaws) {
        Finding verdict = Finding.NOTHING;
        for (Map.Entry<Step, Set<Flaw>> entry : flaws.entrySet()) {
            boolean glared = entry.getValue().contains(Flaw.GLARE);
            verdict = verdict.and(
                    entry.getKey().equals(Step.FACE)
                            ? Finding.of(glared ? FaceStatus.FACE_GLARED : FaceStatus.FACE_TOO_BLURRY)
                            : Finding.of(glared ? DocumentStatus.DOC_GLARED : DocumentStatus.DOC_TOO_BLURRY));
        }
        return verdict;
    }

    private static double lightness(Grey picture) {
        long sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                sum += picture.at(x, y);
            }
        }
        return (double) sum / ((long) picture.width() * picture.height());
    }

    /// The variance of the Laplacian: what changes abruptly makes it large.
    static double sharpness(Grey picture) {
        long sum = 0;
        long squares = 0;
        long count = Math.max(1, (picture.width() - 2L) * (picture.height() - 2L));
        for (int y = 1; y < picture.height() - 1; y++) {
            for (int x = 1; x < picture.width() - 1; x++) {
                int edge = picture.at(x - 1, y)
                        + picture.at(x + 1, y)
                        + picture.at(x, y - 1)
                        + picture.at(x, y + 1)
                        - 4 * picture.at(x, y);
                sum += edge;
                squares += (long) edge * edge;
            }
        }
        double mean = (double) sum / count;
        return (double) squares / count - mean * mean;
    }

    /// Whether there is a blown-out spot. What reaches the edge of the picture is its background.
    static boolean glares(Grey picture) {
        int width = picture.width();
        int height = picture.height();
        boolean[] seen = new boolean[width * height];
        for (int at = 0; at < seen.length; at++) {
            if (!seen[at] && picture.at(at % width, at / width) >= BLOWN_OUT) {
                Spot spot = spot(picture, at, seen);
                double share = (double) spot.pixels() / seen.length;
                if (!spot.atEdge() && share >= GLARE && share <= PAPER) {
                    return true;
                }
            }
        }
        return false;
    }

    private record Spot(int pixels, boolean atEdge) {}

    private static Spot spot(Grey picture, int from, boolean[] seen) {
        int width = picture.width();
        int height = picture.height();
        int pixels = 0;
        boolean atEdge = false;
        Deque<Integer> open = new ArrayDeque<>();
        open.push(from);
        seen[from] = true;
        while (!open.isEmpty()) {
            int at = open.pop();
            int x = at % width;
            int y = at / width;
            pixels++;
            atEdge |= x == 0 || y == 0 || x == width - 1 || y == height - 1;
            for (int[] next : new int[][] {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}}) {
                int to = next[1] * width + next[0];
                if (next[0] >= 0
                        && next[1] >= 0
                        && next[0] < width
                        && next[1] < height
                        && !seen[to]
                        && picture.at(next[0], next[1]) >= BLOWN_OUT) {
                    seen[to] = true;
                    open.push(to);
                }
            }
        }
        return new Spot(pixels, atEdge);
    }
}
