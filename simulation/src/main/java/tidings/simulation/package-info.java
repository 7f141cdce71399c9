/// One thread and one seed replay one history of the engine, with faults. Entry point: World.
@NullMarked
package tidings.simulation;

import org.jspecify.annotations.NullMarked;
