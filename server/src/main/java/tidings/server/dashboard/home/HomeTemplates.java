package tidings.server.dashboard.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.chart.Plot;
import tidings.server.dashboard.inbox.Tour;

/// The first page, once there is something to show and before.
@CheckedTemplate(basePath = "home")
final class HomeTemplates {
    private HomeTemplates() {}

    /// The numbers at the top.
    ///
    /// @param waiting how many deliveries wait now
    /// @param times the times that 50, 95 and 99 % of all deliveries did not exceed
    record Figures(String delivered, String failed, String canceled, Rate rate, String waiting, List<String> times) {
        /// Whether there is bad news.
        public boolean anyFailed() {
            return !failed.equals("0");
        }
    }

    /// How the last day went.
    ///
    /// @param quiet whether nothing ended within it
    record Charts(boolean quiet, Plot outcomes, Plot times) {}

    /// Shows how it stands.
    static native TemplateInstance home(
            Frame frame, List<Concern> concerns, Figures figures, Charts charts, List<NotificationLine> notifications);

    /// Leads a newcomer to the first webhook.
    static native TemplateInstance welcome(
            Frame frame, List<Concern> concerns, Tour.Steps steps, Complaints noComplaints);
}
