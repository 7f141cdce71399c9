package tidings.server.dashboard.delivery;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Tells how much of each export was written when the server was done with it, which no client sees that went away.
@Provider
public final class WatchedExports implements DynamicFeature {
    /// The bytes of each that ended.
    static final BlockingQueue<Long> WRITTEN = new LinkedBlockingQueue<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceClass() == DeliveryExport.class) {
            context.register(new Watch());
        }
    }

    private static final class Watch implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            Counted counted = new Counted(context.getOutputStream());
            context.setOutputStream(counted);
            try {
                context.proceed();
            } finally {
                WRITTEN.add(counted.bytes);
            }
        }
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] buffer, int from, int count) throws IOException {
            out.write(buffer, from, count);
            bytes += count;
        }
    }
}
