package tidings.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.Body;
import tidings.engine.Channel;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.Environment;
import tidings.engine.FailMail;
import tidings.engine.Notification;
import tidings.engine.ResendJob;
import tidings.engine.RetryPolicy;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Command;
import tidings.engine.core.Founding;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.events.EventType;

/// Clients, administrators and operators: what they do, one thing after another, until the calm.
final class People {
    private static final List<EventType> TYPES =
            List.of(EventType.IDENTIFICATION_AUTO_FINISHED, EventType.ACCOUNT_CHECK, EventType.AML_MONITORING);
    private static final List<Set<EventType>> INTERESTS = List.of(
            Set.copyOf(TYPES),
            Set.copyOf(TYPES),
            Set.of(EventType.IDENTIFICATION),
            Set.of(EventType.ACCOUNT_CHECK, EventType.AML_MONITORING));
    private static final List<Duration> INTERVALS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(20));
    private static final List<Duration> STEPS =
            List.of(Duration.ofMillis(10), Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(3));
    private static final int SET_UP_PACE = 1000;
    private static final int MOST_ADDED = 3;
    private static final int LARGEST_FILLER = 60;
    private static final int LONGEST_OUTAGE = 120_000_000;

    private static final Actor BY = new Actor("admin@partner.example");

    private final World world;
    private final Chance chance;
    private final Scenario scenario;
    private final List<WorkspaceId> workspaces = new ArrayList<>();
    private final List<Publication> keyed = new ArrayList<>();
    private final List<ResendJob> jobs = new ArrayList<>();
    private int added;
    private long published;
    private int done;

    People(World world) {
        this.world = world;
        this.chance = world.chance;
        this.scenario = world.scenario;
    }

    /// Goes to work.
    void begin() {
        world.agenda.in(SET_UP_PACE, this::act);
    }

    private void act() {
        if (workspaces.size() < scenario.workspaces()) {
            addWorkspace();
            world.agenda.in(SET_UP_PACE, this::act);
        } else if (added < scenario.notifications()) {
            addNotification();
            world.agenda.in(SET_UP_PACE, this::act);
        } else if (done < scenario.actions()) {
            done++;
            act(chance.oneOf(scenario.mix()));
            world.agenda.in(chance.below(2 * scenario.pace()) + 1, this::act);
        } else {
            world.calmDown();
        }
    }

    private void act(Scenario.Deed deed) {
        switch (deed) {
            case PUBLISH -> publish(anyPublication(anySubject()));
            case BURST -> burst();
            case PUBLISH_AGAIN -> publishAgain();
            case EDIT_RETRY -> editRetry();
            case EDIT_RECEIVER -> editReceiver();
            case EDIT_TYPES -> editTypes();
            case EDIT_FAIL_MAIL -> editFailMail();
            case TOGGLE -> toggle();
            case FLAP -> flap();
            case REMOVE -> remove();
            case ADD -> addOneMore();
            case RESEND -> resend();
            case RESEND_ALL -> resendAll();
            case STOP_RESENDING -> stopResending();
            case ERASE -> ask(new Command.Erase(chance.oneOf(workspaces), subject(), BY));
            case STEP_CLOCK -> stepClock();
            case CRASH -> world.crash("by a deed");
            case OUTAGE -> world.network.breakDown(chance.between(1, LONGEST_OUTAGE));
        }
    }

    // Asking.

    private void ask(Command command) {
        ask(command, reply -> {});
    }

    private void ask(Command command, Consumer<Reply> then) {
        EngineRun engine = world.running();
        world.trace.note(engine == null ? "asks in vain" : "asks", command);
        if (engine != null) {
            engine.committer.offer(command, answer -> {
                if (answer instanceof SimCommitter.Answer.Given(Reply reply)) {
                    then.accept(reply);
                }
            });
        }
    }

    // Publishing.

    private void burst() {
        @Nullable String subject = anySubject();
        for (int i = chance.between(2, scenario.burst()); i > 0; i--) {
            publish(anyPublication(subject));
        }
    }

    private void publish(Publication publication) {
        ask(new Command.Publish(publication));
    }

    private void publishAgain() {
        if (!keyed.isEmpty()) {
            Publication before = chance.oneOf(keyed);
            Publication.IdempotencyKey key = before.idempotencyKey();
            if (key != null && chance.perMille(200)) {
                publish(keyed(before, new Publication.IdempotencyKey(key.key(), "another")));
            } else {
                publish(before);
            }
        }
    }

    private static Publication keyed(Publication other, Publication.IdempotencyKey key) {
        return new Publication(other.workspace(), other.type(), other.subject(), other.clientId(), other.body(), key);
    }

    private Publication anyPublication(@Nullable String subject) {
        published++;
        byte[] bytes = new byte[Long.BYTES + (int) chance.below(LARGEST_FILLER)];
        ByteBuffer.wrap(bytes).putLong(published);
        boolean withKey = chance.perMille(250);
        Publication publication = new Publication(
                chance.oneOf(workspaces),
                chance.oneOf(TYPES),
                subject,
                null,
                Body.of(bytes),
                withKey ? new Publication.IdempotencyKey("key " + published, "the same") : null);
        if (withKey) {
            keyed.add(publication);
        }
        return publication;
    }

    private @Nullable String anySubject() {
        return chance.perMille(100) ? null : subject();
    }

    private String subject() {
        return "subject " + chance.below(scenario.subjects());
    }

    // Notifications.

    private void addWorkspace() {
        ask(new Command.Found(Founding.of("workspace " + workspaces.size(), Environment.SANDBOX), BY), reply -> {
            if (reply instanceof Reply.Founded(Workspace workspace, var _, var _)) {
                workspaces.add(workspace.id());
            }
        });
    }

    private void addOneMore() {
        if (added < scenario.notifications() + MOST_ADDED) {
            addNotification();
        }
    }

    private void addNotification() {
        Notification.Settings settings = new Notification.Settings(
                "notification " + added,
                chance.perMille(950),
                chance.oneOf(INTERESTS),
                world.network.anyReceiver(),
                anyRetry(),
                anyFailMail());
        added++;
        ask(new Command.AddNotification(chance.oneOf(workspaces), settings, BY));
    }

    private RetryPolicy anyRetry() {
        return new RetryPolicy(chance.between(0, 3), chance.oneOf(INTERVALS));
    }

    private @Nullable FailMail anyFailMail() {
        return chance.even() ? null : new FailMail("ops@partner.example", chance.even());
    }

    private void editRetry() {
        RetryPolicy retry = anyRetry();
        edit(new Edit("retry " + retry, settings -> with(settings, retry)));
    }

    private void editReceiver() {
        Channel receiver = world.network.anyReceiver();
        edit(new Edit("receiver " + receiver, settings -> with(settings, receiver)));
    }

    private void editTypes() {
        Set<EventType> types = chance.oneOf(INTERESTS);
        edit(new Edit("types", settings -> with(settings, types)));
    }

    private void editFailMail() {
        @Nullable FailMail failMail = anyFailMail();
        edit(new Edit("fail mail " + failMail, settings -> with(settings, failMail)));
    }

    private void toggle() {
        edit(new Edit("toggle", settings -> with(settings, !settings.active())));
    }

    /// Deactivates and activates again without waiting for the answer.
    private void flap() {
        List<Rule> rules = rules();
        if (!rules.isEmpty()) {
            Rule rule = chance.oneOf(rules);
            edit(rule, new Edit("deactivate", settings -> with(settings, false)));
            edit(rule, new Edit("activate", settings -> with(settings, true)));
        }
    }

    private void remove() {
        List<Rule> rules = rules();
        if (!rules.isEmpty()) {
            Rule rule = chance.oneOf(rules);
            ask(new Command.RemoveNotification(rule.workspace, rule.id, BY));
        }
    }

    private void edit(Edit edit) {
        List<Rule> rules = rules();
        if (!rules.isEmpty()) {
            edit(chance.oneOf(rules), edit);
        }
    }

    private void edit(Rule rule, Edit edit) {
        ask(new Command.EditNotification(rule.workspace, rule.id, edit, BY));
    }

    /// An edit that can be read in a trace. It draws no chance, since it is applied more than once.
    private record Edit(String what, UnaryOperator<Notification.Settings> edit)
            implements UnaryOperator<Notification.Settings> {
        @Override
        public Notification.Settings apply(Notification.Settings before) {
            return edit.apply(before);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private List<Rule> rules() {
        return List.copyOf(world.invariants.ledger().rules());
    }

    private static Notification.Settings with(Notification.Settings before, RetryPolicy retry) {
        return new Notification.Settings(
                before.name(), before.active(), before.eventTypes(), before.channel(), retry, before.failMail());
    }

    private static Notification.Settings with(Notification.Settings before, Channel channel) {
        return new Notification.Settings(
                before.name(), before.active(), before.eventTypes(), channel, before.retry(), before.failMail());
    }

    private static Notification.Settings with(Notification.Settings before, Set<EventType> types) {
        return new Notification.Settings(
                before.name(), before.active(), types, before.channel(), before.retry(), before.failMail());
    }

    private static Notification.Settings with(Notification.Settings before, @Nullable FailMail failMail) {
        return new Notification.Settings(
                before.name(), before.active(), before.eventTypes(), before.channel(), before.retry(), failMail);
    }

    private static Notification.Settings with(Notification.Settings before, boolean active) {
        return new Notification.Settings(
                before.name(), active, before.eventTypes(), before.channel(), before.retry(), before.failMail());
    }

    // Resending.

    private void resend() {
        List<Item> items = List.copyOf(world.invariants.ledger().items().values());
        EngineRun engine = world.running();
        if (!items.isEmpty() && engine != null) {
            Item item = chance.oneOf(items);
            Delivery found = engine.memory.delivery(item.workspace, item.id).orElseThrow();
            ask(new Command.Resend(List.of(found), BY));
        }
    }

    private void resendAll() {
        EngineRun engine = world.running();
        if (engine != null) {
            WorkspaceId workspace = chance.oneOf(workspaces);
            List<Rule> rules = rules().stream()
                    .filter(rule -> rule.workspace.equals(workspace))
                    .toList();
            boolean ofOne = !rules.isEmpty() && chance.even();
            DeliveryFilter all = DeliveryFilter.all(workspace);
            DeliveryFilter filter = ofOne
                    ? new DeliveryFilter(workspace, null, null, null, chance.oneOf(rules).id, null, null, null, null)
                    : all;
            ask(new Command.StartJob(filter, engine.memory.count(filter, null), BY), reply -> {
                if (reply instanceof Reply.OfJob(var job)) {
                    job.ifPresent(jobs::add);
                }
            });
        }
    }

    private void stopResending() {
        if (!jobs.isEmpty()) {
            ResendJob job = chance.oneOf(jobs);
            ask(new Command.CancelJob(job.filter().workspace(), job.id(), BY));
        }
    }

    // Operating.

    private void stepClock() {
        Duration step = chance.oneOf(STEPS);
        world.trace.note("clock steps", step);
        world.clock.step(step);
        world.invariants.disturbed(SimDispatcher.LOOK_EVERY);
        EngineRun engine = world.running();
        if (engine != null) {
            engine.dispatcher.clockStepped();
        }
    }
}
