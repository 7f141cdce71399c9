package tidings.sender.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// Finds the addresses of a host. It may block; whoever calls it bounds the time. Thread-safe.
@FunctionalInterface
public interface NameResolver {
    /// All addresses of the name, in the order in which they are to be tried.
    ///
    /// @param name fully qualified, ending in a dot, so that no search domain is ever appended to it
    /// @throws java.net.UnknownHostException when there is no such name
    /// @throws IOException when it could not be found out
    List<InetAddress> lookUp(String name) throws IOException;

    /// The resolver of the machine. It cannot tell a name that does not exist from a look-up that failed.
    static NameResolver ofSystem() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
