package tidings.server.dashboard.chart;

import java.util.List;

/// A vertical axis from zero to a round number that is not below the greatest value.
///
/// @param top what stands at the upper end
record Scale(long top) {
    private static final long[] ROUND = {1, 2, 4, 5, 8, 10};

    /// The smallest that fits: 2, 4, 8, 10, 20, 40 and so on, so that its half is a whole number too.
    static Scale upTo(long greatest) {
        long power = 1;
        while (true) {
            for (long round : ROUND) {
                long top = round * power;
                if (top >= greatest && top % 2 == 0) {
                    return new Scale(top);
                }
            }
            power = Math.multiplyExact(power, 10);
        }
    }

    /// How high a value stands in a picture of that height.
    double height(long value, int of) {
        return (double) value / top * of;
    }

    /// What stands beside the picture, from the top down.
    List<String> labels() {
        return List.of(Words.number(top), Words.number(top / 2), "0");
    }
}
