package tidings.engine;

/// The way on which a notification's events go out. Whatever it is, the same engine decides what is sent
/// when, and keeps the same log of it.
public sealed interface Channel permits Receiver, Recipients {}
