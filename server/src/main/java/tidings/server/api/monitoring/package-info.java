/// The monitorings that end, see [MonitoringResource].
@NullMarked
package tidings.server.api.monitoring;

import org.jspecify.annotations.NullMarked;
