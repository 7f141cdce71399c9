package tidings.server.session;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Workspace;
import tidings.engine.runtime.Engine;
import tidings.events.DocumentType;
import tidings.server.settings.Settings;
import tidings.server.verification.Held;
import tidings.verification.Choice;
import tidings.verification.Flaw;
import tidings.verification.Journey;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.StepTerms;
import tidings.verification.Terms;
import tidings.verification.Upload;
import tidings.verification.Upload.StoredFile;
import tidings.verification.Verification;

/// Draws the pages of sessions. Thread-safe.
@Singleton
final class Drawing {
    /// A session that ends later than this shows no clock.
    private static final Duration CLOCK = Duration.ofHours(2);

    /// How many steps a document has of which nobody knows yet what it is: both sides.
    private static final int USUAL_SIDES = 2;

    private final Engine engine;
    private final InstantSource clock;
    private final int maxFileBytes;

    Drawing(Engine engine, InstantSource clock, Settings settings) {
        this.engine = engine;
        this.clock = clock;
        this.maxFileBytes = settings.files().maxFileBytes();
    }

    /// Whose page it is, and how it is wanted.
    ///
    /// @param near what the browser says of where its person comes from
    record Asked(Held held, Place place, Wish wish, List<Locale> near) {
        Verification verification() {
            return held.verification();
        }

        Words words() {
            Language language = place.language();
            return Words.in(language != null ? language : ofTerms(verification()));
        }

        private static Language ofTerms(Verification v) {
            return Language.of(v.terms().locale()).orElse(Language.EN);
        }
    }

    /// The page of a screen that is not the end.
    TemplateInstance screen(Asked asked, Screen screen) {
        return switch (screen) {
            case Screen.Consent _ -> consent(asked, false);
            case Screen.Country(List<String> countries) ->
                SessionTemplates.country(sheet(asked, screen), countries(asked, countries));
            case Screen.Document document ->
                SessionTemplates.document(sheet(asked, screen), documents(asked, document));
            case Screen.Instructions _ ->
                SessionTemplates.instructions(
                        sheet(asked, screen),
                        Journey.asksForFace(asked.verification().terms()));
            case Screen.More _ -> SessionTemplates.more(sheet(asked, screen), more(asked));
            case Screen.Shot(Step step) -> shot(asked, step, null);
            case Screen.Review _ -> SessionTemplates.review(sheet(asked, screen), review(asked));
            case Screen.Checking _, Screen.End _ -> SessionTemplates.waiting(sheet(asked, screen));
        };
    }

    /// The consent.
    ///
    /// @param complaint whether the person wanted to go on without it
    TemplateInstance consent(Asked asked, boolean complaint) {
        Terms terms = asked.verification().terms();
        boolean more = terms.utilityBill() || !terms.additionalSteps().isEmpty();
        return SessionTemplates.consent(
                sheet(asked, new Screen.Consent()), new Views.Consent(Journey.asksForFace(terms), more, complaint));
    }

    /// Asks for something to be shown.
    ///
    /// @param refused why the file that was just sent was not taken
    TemplateInstance shot(Asked asked, Step step, Inspector.@Nullable Reason refused) {
        Words words = asked.words();
        Verification v = asked.verification();
        Journey journey = Journey.of(v);
        Set<Flaw> flaws = journey.retakes().getOrDefault(step, Set.of());
        Upload before = v.uploads().get(step);
        boolean anew = !flaws.isEmpty() && before != null && before.retakes() == Upload.ANEW;
        Naming naming = new Naming(words, v);
        Settled settled = Settled.of(v, step);
        boolean optional = !journey.remaining().contains(step);
        Views.Shot view = new Views.Shot(
                step.name(),
                naming.document(step),
                naming.title(step),
                naming.text(step),
                frame(v, step),
                settled.camera(),
                settled.upload(),
                settled.pdf(),
                maxFileBytes,
                flaws.stream().sorted().map(words::flaw).toList(),
                flaws.isEmpty() || anew ? null : journey.retakesLeft(step),
                anew,
                refused == null ? null : words.say("refused." + refused, maxFileBytes >> 20),
                optional ? asked.place().next() : null);
        return SessionTemplates.shot(sheet(asked, new Screen.Shot(step)), view);
    }

    /// The end.
    TemplateInstance end(Asked asked, Ending ending) {
        String target = ending.target(asked.verification().terms().redirects());
        Sheet sheet = sheet(asked, new Screen.End());
        return SessionTemplates.end(sheet, EndView.of(sheet, ending, target));
    }

    /// A page that says one thing, to somebody of whom nothing is known.
    ///
    /// @param key the words for it are this and `.title`, `.text`
    TemplateInstance notice(Words words, String key, boolean again) {
        Place nowhere = new Place("", words.language());
        return SessionTemplates.notice(
                new Sheet(words, nowhere, "", false, null, null, false, List.of()),
                words.say(key + ".title"),
                words.say(key + ".text"),
                again);
    }

    private Views.Countries countries(Asked asked, List<String> codes) {
        Locale locale = asked.words().language().locale();
        String search =
                asked.wish().search() == null ? "" : asked.wish().search().strip();
        Comparator<Views.Land> byName = Comparator.comparing(Views.Land::name, Collator.getInstance(locale)::compare);
        List<Views.Land> all = codes.stream()
                .map(code -> new Views.Land(
                        code, countryName(code, locale), asked.place().documents(code)))
                .filter(land -> plain(land.name()).contains(plain(search))
                        || land.code().equalsIgnoreCase(search))
                .sorted(byName)
                .toList();
        List<String> regions = asked.near().stream()
                .map(Locale::getCountry)
                .distinct()
                .limit(3)
                .toList();
        List<Views.Land> near = search.isEmpty() && all.size() > 10
                ? all.stream().filter(land -> regions.contains(land.code())).toList()
                : List.of();
        return new Views.Countries(search, near, all);
    }

    private static Views.Documents documents(Asked asked, Screen.Document screen) {
        Words words = asked.words();
        List<Views.Paper> papers = screen.documents().stream()
                .sorted()
                .map(type -> new Views.Paper(type.name(), words.document(type), icon(type)))
                .toList();
        return new Views.Documents(
                screen.country(),
                countryName(screen.country(), words.language().locale()),
                papers,
                screen.onlyCountry() ? null : asked.place().countries());
    }

    private static Views.More more(Asked asked) {
        Naming naming = new Naming(asked.words(), asked.verification());
        Journey journey = Journey.of(asked.verification());
        return new Views.More(journey.asked().stream().map(naming::title).toList());
    }

    private static Views.Review review(Asked asked) {
        Verification v = asked.verification();
        Journey journey = Journey.of(v);
        Naming naming = new Naming(asked.words(), v);
        boolean updating = v.stage() instanceof Stage.Updating;
        List<Step> steps = new ArrayList<>(journey.asked());
        steps.addAll(journey.optional());
        List<Views.Piece> pieces = steps.stream()
                .map(step -> piece(asked, naming, step, !journey.asked().contains(step)))
                .toList();
        String change =
                updating || Screen.isGiven(v.terms()) ? null : asked.place().countries();
        return new Views.Review(naming.choice(), pieces, change, updating);
    }

    private static Views.Piece piece(Asked asked, Naming naming, Step step, boolean optional) {
        Verification v = asked.verification();
        Upload upload = v.uploads().get(step);
        boolean asOfOld = v.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request)
                && !request.given().contains(step);
        String title = naming.title(step);
        String again = asked.place().again(step.name());
        if (upload == null || asOfOld) {
            return new Views.Piece(title, null, false, optional, again);
        }
        StoredFile file = upload.file();
        String picture = file.mediaType().startsWith("image/") ? asked.place().at("pictures/" + file.key()) : null;
        return new Views.Piece(title, picture, true, optional, again);
    }

    private Sheet sheet(Asked asked, Screen screen) {
        Verification v = asked.verification();
        Optional<Workspace> workspace =
                engine.directory().workspace(asked.held().workspace());
        boolean open = v.stage() instanceof Stage.Collecting && !(screen instanceof Screen.End);
        Language current = asked.words().language();
        List<Sheet.Tongue> tongues = Arrays.stream(Language.values())
                .map(one ->
                        new Sheet.Tongue(one.tag(), one.ownName(), asked.place().in(one), one == current))
                .toList();
        return new Sheet(
                asked.words(),
                asked.place(),
                workspace.map(Workspace::name).orElse(""),
                v.terms().sandbox(),
                progress(v, screen),
                secondsLeft(v, screen),
                open,
                screen instanceof Screen.End ? List.of() : tongues);
    }

    private @Nullable Long secondsLeft(Verification v, Screen screen) {
        Instant until = switch (v.stage()) {
            case Stage.Collecting(Instant end) -> end;
            case Stage.Updating(Instant _, Stage.InformationRequest request) -> request.until();
            case Stage.Waiting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Expired _,
                    Stage.Cancelled _ -> null;
        };
        if (until == null || screen instanceof Screen.End) {
            return null;
        }
        Duration left = Duration.between(clock.instant(), until);
        return left.compareTo(CLOCK) > 0 ? null : Math.max(0, left.toSeconds());
    }

    private static Sheet.@Nullable Progress progress(Verification v, Screen screen) {
        Journey journey = Journey.of(v);
        boolean updating = v.stage() instanceof Stage.Updating;
        int before = updating ? 0 : Screen.isGiven(v.terms()) ? 1 : 2;
        int shown = v.choice() == null && !updating
                ? USUAL_SIDES + (Journey.asksForFace(v.terms()) ? 1 : 0)
                : journey.asked().size();
        int all = before + shown + 1;
        return switch (screen) {
            case Screen.Consent _ -> new Sheet.Progress(1, all);
            case Screen.Country _, Screen.Document _, Screen.Instructions _ ->
                new Sheet.Progress(Math.max(1, before), all);
            case Screen.Shot(Step step) -> {
                int index = journey.asked().indexOf(step);
                yield new Sheet.Progress(index < 0 ? all : before + index + 1, all);
            }
            case Screen.Review _ -> new Sheet.Progress(all, all);
            case Screen.More _, Screen.Checking _, Screen.End _ -> null;
        };
    }

    private static String frame(Verification v, Step step) {
        Choice choice = v.choice();
        if (step.equals(Step.FACE)) {
            return "face";
        }
        if (!step.equals(Step.FRONT) && !step.equals(Step.BACK)) {
            return "free";
        }
        return choice != null && Naming.isBooklet(choice.document()) ? "page" : "card";
    }

    private static String icon(DocumentType type) {
        return Naming.isBooklet(type) ? "passport" : type.name().contains("DRIVER") ? "licence" : "card";
    }

    static String countryName(String code, Locale locale) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /// A name without accents and case, as people type it.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l');
    }

    /// How a step may be done.
    ///
    /// @param upload whether an existing file may be sent
    record Settled(boolean camera, boolean upload, boolean pdf) {
        static Settled of(Verification v, Step step) {
            StepTerms terms = own(v, step);
            if (terms == null) {
                return new Settled(true, true, isBill(step));
            }
            boolean upload = terms.canUpload() || terms.canUploadPdf() || !terms.canCapture();
            return new Settled(terms.canCapture(), upload, terms.canUploadPdf());
        }

        private static boolean isBill(Step step) {
            return step.equals(Step.UTILITY_BILL) || step.equals(Step.SECOND_UTILITY_BILL);
        }

        static @Nullable StepTerms own(Verification v, Step step) {
            Choice choice = v.choice();
            return choice == null
                    ? null
                    : v.terms().stepsFor(choice.country(), choice.document()).get(step);
        }
    }
}
