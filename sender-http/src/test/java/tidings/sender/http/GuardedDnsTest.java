package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.sender.http.BoundedLookups.UnansweredLookupException;
import tidings.sender.http.GuardedDns.BlockedAddressException;

class GuardedDnsTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private Duration timeLeft = Duration.ofSeconds(20);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private GuardedDns dns(String allowed, NameResolver names) {
        BoundedLookups lookups = new BoundedLookups(name -> {
            asked.add(name);
            return names.lookUp(name);
        });
        open.add(lookups);
        EgressGuard guard = new EgressGuard(false, AllowedNetworks.parse(allowed), InHouse.NONE);
        return new GuardedDns(lookups, guard::mayDial, () -> timeLeft);
    }

    private static NameResolver answering(String... addresses) {
        return name -> addresses(addresses);
    }

    private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(InetAddress.getByAddress(IpLiteral.parse(text).orElseThrow()));
        }
        return addresses;
    }

    private static List<String> dialled(GuardedDns dns, String host) throws UnknownHostException {
        return dns.resolve(host, 443).stream()
                .map(address -> address.getAddress().getHostAddress())
                .toList();
    }

    @Test
    void case09RefusesANameWithAPrivateAddress() {
        GuardedDns dns = dns("", answering("10.0.0.7"));
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns.resolve("inner.example", 443))
                .withMessage(null);
    }

    @Test
    void case10RefusesAMixedAnswerInBothOrders() {
        for (NameResolver names : List.of(
                answering("8.8.8.8", "10.0.0.7"), answering("10.0.0.7", "8.8.8.8"), answering("8.8.8.8", "::1"))) {
            assertThatExceptionOfType(BlockedAddressException.class)
                    .isThrownBy(() -> dns("", names).resolve("mixed.example", 443));
        }
    }

    @Test
    void case11DialsTheAnswerThatWasCheckedAndAsksOnce() throws UnknownHostException {
        List<String> answers = new ArrayList<>(List.of("8.8.8.8", "10.0.0.7"));
        GuardedDns dns = dns("", name -> addresses(answers.removeFirst()));
        assertThat(dialled(dns, "rebinding.example")).containsExactly("8.8.8.8");
        assertThat(asked).hasSize(1);
    }

    @Test
    void case12RefusesTheNextAttemptWhenTheNameNowLeadsInside() throws UnknownHostException {
        List<String> answers = new ArrayList<>(List.of("8.8.8.8", "10.0.0.7"));
        GuardedDns dns = dns("", name -> addresses(answers.removeFirst()));
        dns.resolve("rebinding.example", 443);
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns.resolve("rebinding.example", 443));
    }

    @Test
    void case14TellsANameThatDoesNotExistFromALookUpThatFailed() {
        GuardedDns unknown = dns("", name -> {
            throw new UnknownHostException(name);
        });
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> unknown.resolve("nxdomain.example", 443))
                .isNotInstanceOf(UnansweredLookupException.class);
        GuardedDns failing = dns("", name -> {
            throw new IOException("server failure");
        });
        assertThatExceptionOfType(UnansweredLookupException.class)
                .isThrownBy(() -> failing.resolve("servfail.example", 443));
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> dns("", answering()).resolve("empty.example", 443));
    }

    @Test
    void case14GivesUpOnAResolverThatNeverAnswers() {
        CountDownLatch never = new CountDownLatch(1);
        open.add(never::countDown);
        timeLeft = Duration.ofMillis(100);
        GuardedDns dns = dns("", name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return List.of();
        });
        assertThatExceptionOfType(UnansweredLookupException.class).isThrownBy(() -> dns.resolve("silent.example", 443));
        assertThatExceptionOfType(UnansweredLookupException.class).isThrownBy(() -> dns.resolve("silent.example", 443));
        assertThat(asked)
                .as("those who ask for the same name share one look-up")
                .hasSize(1);
    }

    @Test
    void case14AnAnswerOfFourThousandRecordsIsCheckedWholeAndTriedInPart() throws UnknownHostException {
        List<InetAddress> many = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            many.add(InetAddress.getByAddress(new byte[] {8, 8, (byte) (i >> 8), (byte) i}));
        }
        assertThat(dns("", name -> many).resolve("many.example", 443)).hasSize(8);
        many.add(InetAddress.getByName("127.0.0.1"));
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns("", name -> many).resolve("many.example", 443));
    }

    @Test
    void case15LooksNamesUpFullyQualified() throws UnknownHostException {
        GuardedDns dns = dns("", answering("8.8.8.8"));
        dns.resolve("db", 443);
        dns.resolve("api.example.com", 443);
        assertThat(asked).containsExactly("db.", "api.example.com.");
    }

    @Test
    void case16JudgesHelperNamesByWhereTheyLead() {
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns("", answering("127.0.0.1")).resolve("127.0.0.1.nip.io", 443));
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns("", answering("169.254.169.254")).resolve("metadata.google.internal", 443));
    }

    @Test
    void checksLiteralAddressesWithoutALookUp() throws UnknownHostException {
        GuardedDns dns = dns("10.0.0.0/8", answering());
        assertThat(dialled(dns, "10.0.0.7")).containsExactly("10.0.0.7");
        assertThatExceptionOfType(BlockedAddressException.class).isThrownBy(() -> dns.resolve("192.168.0.1", 443));
        assertThatExceptionOfType(BlockedAddressException.class).isThrownBy(() -> dns.resolve("::1", 443));
        assertThat(asked).isEmpty();
    }

    @Test
    void takesLocalhostForThisMachineWithoutALookUp() throws UnknownHostException {
        assertThat(dialled(dns("127.0.0.0/8", answering()), "localhost")).containsExactly("127.0.0.1");
        assertThat(dialled(dns("127.0.0.0/8,::1/128", answering()), "a.localhost"))
                .hasSize(2);
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns("", answering("8.8.8.8")).resolve("localhost", 443));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesPortsOfOtherServicesAtPublicAddressesToo() {
        assertThatExceptionOfType(BlockedAddressException.class)
                .isThrownBy(() -> dns("", answering("8.8.8.8")).resolve("example.com", 25));
    }

    @Test
    void givesUpAtOnceWhenTooManyNamesWait() {
        CountDownLatch never = new CountDownLatch(1);
        open.add(never::countDown);
        BoundedLookups lookups = new BoundedLookups(name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return List.of();
        });
        open.add(lookups);
        IntStream.range(0, 1032)
                .forEach(i -> assertThatExceptionOfType(UnansweredLookupException.class)
                        .isThrownBy(() -> lookups.find("name-" + i, Duration.ZERO)));
        assertThatExceptionOfType(UnansweredLookupException.class)
                .isThrownBy(() -> lookups.find("one-too-many", Duration.ofDays(1)));
    }
}
