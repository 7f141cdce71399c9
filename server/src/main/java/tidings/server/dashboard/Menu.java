package tidings.server.dashboard;

import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.List;

/// The entries of the menu, in its order.
public enum Menu {
    HOME("Home", "/", "home", Group.WORK),
    VERIFICATIONS("Verifications", "/verifications", "shield", Group.WORK),
    QUEUE("Review queue", "/verifications/queue", "eye", Group.WORK),
    DELIVERIES("Recently sent", "/deliveries", "send", Group.WORK),
    NOTIFICATIONS("System notifications", "/notifications", "bell", Group.WORK),
    INBOX("Inbox", "/inbox", "inbox", Group.WORK),
    TEAM("Team", "/team", "people", Group.SETTINGS),
    API_KEYS("API keys", "/api-keys", "key", Group.SETTINGS),
    MAILS("Mail outbox", "/mails", "mail", Group.SETTINGS),
    AUDIT("Audit log", "/audit", "list", Group.SETTINGS),
    ACCOUNT("Account", "/account", "person", Group.PERSON);

    /// The parts of the menu.
    public enum Group {
        WORK,
        SETTINGS,
        PERSON
    }

    private final String label;
    private final String path;
    private final String icon;
    private final Group group;

    Menu(String label, String path, String icon, Group group) {
        this.label = label;
        this.path = path;
        this.icon = icon;
        this.group = group;
    }

    public String label() {
        return label;
    }

    public String path() {
        return path;
    }

    /// Its name in `templates/tags/icon.html`.
    public String icon() {
        return icon;
    }

    /// Whether the number of what waits there stands beside it.
    public boolean counts() {
        return this == QUEUE;
    }

    /// Whether it is for administrators only.
    public boolean administers() {
        return this == TEAM || this == API_KEYS || this == AUDIT;
    }

    private static List<Menu> of(Group group) {
        return Arrays.stream(values()).filter(entry -> entry.group == group).toList();
    }

    /// What `menu:work` and its like are in templates.
    @TemplateExtension(namespace = "menu")
    static final class Parts {
        private Parts() {}

        /// What is done every day.
        static List<Menu> work() {
            return of(Group.WORK);
        }

        /// What is set up now and then.
        static List<Menu> settings() {
            return of(Group.SETTINGS);
        }

        /// What concerns the person and not the workspace.
        static List<Menu> person() {
            return of(Group.PERSON);
        }
    }
}
