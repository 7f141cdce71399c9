package tidings.benchmarks;

/// Which receivers an event is meant for: the events take turns between `turns` kinds, and each kind has `perTurn`
/// receivers of its own, numbered one kind after the other.
record Audience(int turns, int perTurn) {

    /// One receiver that gets everything.
    static final Audience ONE = new Audience(1, 1);

    int receivers() {
        return turns * perTurn;
    }

    boolean gets(int receiver, long number) {
        return number % turns == turn(receiver);
    }

    /// The kind of events that this receiver gets.
    int turn(int receiver) {
        return receiver / perTurn;
    }
}
