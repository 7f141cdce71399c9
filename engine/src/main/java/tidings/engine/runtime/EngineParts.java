package tidings.engine.runtime;

import java.time.InstantSource;
import tidings.engine.port.Archive;
import tidings.engine.port.Dice;
import tidings.engine.port.Mailbox;
import tidings.engine.port.Sender;
import tidings.engine.port.Store;
import tidings.engine.port.Telemetry;

/// What an engine works with. It closes none of them.
///
/// @param clock tells a time that does not go back, with microseconds
public record EngineParts(
        Store store,
        Archive archive,
        Sender sender,
        Mailbox mailbox,
        InstantSource clock,
        Dice dice,
        Telemetry telemetry) {}
