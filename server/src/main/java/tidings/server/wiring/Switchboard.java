package tidings.server.wiring;

import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.port.Sender;
import tidings.server.mail.PostOffice;
import tidings.server.mail.Summary;

/// Gives each shipment to whoever knows its channel: webhooks to the sender over HTTP, e-mails to the post
/// office.
final class Switchboard implements Sender {
    private final Sender http;
    private final PostOffice postOffice;
    private final Summary summary;

    Switchboard(Sender http, PostOffice postOffice, Summary summary) {
        this.http = http;
        this.postOffice = postOffice;
        this.summary = summary;
    }

    @Override
    public Outcome send(Shipment shipment) {
        return switch (shipment.notification().settings().channel()) {
            case Receiver _ -> http.send(shipment);
            case Recipients recipients -> postOffice.send(summary.of(shipment, recipients));
        };
    }

    @Override
    public Outcome send(Shipment shipment, Witness witness) {
        return switch (shipment.notification().settings().channel()) {
            case Receiver _ -> http.send(shipment, witness);
            case Recipients recipients -> postOffice.send(summary.of(shipment, recipients));
        };
    }
}
