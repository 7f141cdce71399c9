package tidings.server.dashboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Publication;
import tidings.events.EventType;
import tidings.server.ingest.Admission;
import tidings.server.ingest.PayloadSchemas;

final class SamplesTest {
    private final Admission admission = new Admission(new PayloadSchemas(), 1024 * 1024);
    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySampleMayBePublishedAndEachIsAboutSomebodyElse(EventType type) {
        Publication one = admission.single(new WorkspaceId(1), Samples.event(type, random), null);
        Publication other = admission.single(new WorkspaceId(1), Samples.event(type, random), null);

        assertThat(one.type()).isEqualTo(type);
        if (type.subjectField().filter("scanRef"::equals).isPresent()) {
            assertThat(one.subject()).isNotEqualTo(other.subject());
        }
    }
}
