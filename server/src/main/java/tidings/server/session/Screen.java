package tidings.server.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tidings.events.DocumentType;
import tidings.verification.Journey;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.Terms;
import tidings.verification.Verification;

/// What a person sees of a verification. A screen that leaves no choice is left out.
sealed interface Screen {

    /// What is going to happen, and whether the person agrees.
    record Consent() implements Screen {}

    /// Which country the document is from.
    record Country(List<String> countries) implements Screen {
        public Country {
            countries = List.copyOf(countries);
        }
    }

    /// Which document it is.
    ///
    /// @param onlyCountry whether no other country could be chosen
    record Document(String country, Set<DocumentType> documents, boolean onlyCountry) implements Screen {
        public Document {
            documents = Set.copyOf(documents);
        }
    }

    /// How to take good pictures.
    record Instructions() implements Screen {}

    /// What more the partner asks for, after the outcome.
    record More() implements Screen {}

    /// Something is to be shown.
    record Shot(Step step) implements Screen {}

    /// All is there and may be looked at before it is sent.
    record Review() implements Screen {}

    /// The automatic review is under way.
    record Checking() implements Screen {}

    /// There is nothing left to do.
    record End() implements Screen {}

    /// What a person sees who has opened the session.
    static Screen of(Verification v, Wish wish, Instant now) {
        return switch (v.stage()) {
            case Stage.Waiting _ -> new End();
            case Stage.Collecting(Instant until) -> now.isBefore(until) ? collecting(v, wish) : new End();
            case Stage.Updating(Instant _, Stage.InformationRequest request) ->
                now.isBefore(request.until()) ? updating(v, wish) : new End();
            case Stage.Checking _ -> new Checking();
            case Stage.Reviewing _, Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> new End();
        };
    }

    /// Whether a screen is left out because there is only one answer to its question.
    static boolean isGiven(Terms terms) {
        List<String> countries = Journey.countries(terms);
        return countries.size() == 1
                && Journey.documents(terms, countries.getFirst()).size() == 1;
    }

    private static Screen collecting(Verification v, Wish wish) {
        Journey journey = Journey.of(v);
        if (v.choice() == null || wish.agreed()) {
            return choosing(v.terms(), wish);
        }
        if (wish.step() != null && journey.takes(wish.step())) {
            return new Shot(wish.step());
        }
        if (v.terms().showInstructions() && v.uploads().isEmpty() && !wish.ready()) {
            return new Instructions();
        }
        return journey.next().<Screen>map(Shot::new).orElseGet(Review::new);
    }

    private static Screen choosing(Terms terms, Wish wish) {
        List<String> countries = Journey.countries(terms);
        if (!wish.agreed()) {
            return new Consent();
        }
        boolean only = countries.size() == 1;
        String country = only ? countries.getFirst() : wish.country();
        Set<DocumentType> documents = country == null ? Set.of() : Journey.documents(terms, country);
        return country == null || documents.isEmpty() ? new Country(countries) : new Document(country, documents, only);
    }

    private static Screen updating(Verification v, Wish wish) {
        Journey journey = Journey.of(v);
        if (wish.step() != null && journey.takes(wish.step())) {
            return new Shot(wish.step());
        }
        boolean begun = v.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request)
                && !request.given().isEmpty();
        if (!begun && !wish.ready()) {
            return new More();
        }
        return journey.next().<Screen>map(Shot::new).orElseGet(Review::new);
    }
}
