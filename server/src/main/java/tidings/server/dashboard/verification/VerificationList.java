package tidings.server.dashboard.verification;

import java.util.List;
import tidings.server.dashboard.Option;
import tidings.server.dashboard.Pages;

/// What the list shows.
///
/// @param restricted whether anything is left out
/// @param first whether it is its newest end
public record VerificationList(Form form, List<Tab> tabs, Pages<Line> page, boolean restricted, boolean first) {

    /// The search as it was filled in.
    public record Form(String by, String q, String standing, List<Option> traits) {}

    /// A tab.
    public record Tab(String label, String path, boolean current) {}

    static VerificationList of(VerificationQuery query, Pages<Line> page) {
        return new VerificationList(
                new Form(query.trait().word(), query.text(), query.standing(), VerificationQuery.Trait.options()),
                query.tabs(),
                page,
                query.restricted(),
                page.newest() == null);
    }

    /// Leaves out who is searched for.
    @Override
    public String toString() {
        return "VerificationList[" + page.items().size() + "]";
    }
}
