package io.apscheduler.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.spi.JobStoreException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Files that are not as they were written: refused with what is wrong, and left as they are. */
final class DamagedFilesTest {
    private final Bench bench = Bench.open();

    @BeforeEach
    void fill() throws IOException {
        bench.add("a");
        bench.store.opened().compact();
        bench.add("b", "c", "d");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class TheJournal {
        @Test
        void isRefusedWhenAFrameInTheMiddleIsDamaged() throws IOException {
            kill();
            flip("journal.2", JournalHead.SIZE + 30);

            assertRefused("journal.2 is damaged: frame 2, at byte 36, does not fit its checksum, though");
        }

        @Test
        void isRefusedWhenALengthInTheMiddleIsDamaged() throws IOException {
            kill();
            flip("journal.2", JournalHead.SIZE + 4);

            assertRefused("journal.2 is damaged: frame 2");
        }

        @Test
        void losesAFrameThatWasBeingWritten() {
            kill();
            byte[] bytes = bench.disk.bytes("journal.2");
            bench.disk.put("journal.2", Arrays.copyOf(bytes, bytes.length - 3));
            open();

            assertThat(bench.ids()).containsExactly("a", "b", "c");
        }

        @Test
        void losesTheZerosBehindItsEnd() throws IOException {
            kill();
            byte[] bytes = bench.disk.bytes("journal.2");
            bench.disk.put("journal.2", Arrays.copyOf(bytes, bytes.length + 5_000));
            open();

            assertThat(bench.ids()).containsExactly("a", "b", "c", "d");
            assertThat(bench.disk.names()).noneMatch(name -> name.endsWith(".unread"));
        }

        @Test
        void keepsAsideALastFrameThatIsWholeButWrong() throws IOException {
            kill();
            byte[] bytes = bench.disk.bytes("journal.2");
            flip("journal.2", bytes.length - 1);
            open();

            assertThat(bench.ids()).containsExactly("a", "b", "c");
            assertThat(bench.disk.names()).contains("journal.2.unread");
            assertThat(bench.disk.bytes("journal.2.unread").length + bench.disk.bytes("journal.2").length)
                    .isEqualTo(bytes.length);
        }

        @Test
        void isRefusedWhenItsHeadIsDamaged() throws IOException {
            kill();
            flip("journal.2", 20);
            assertRefused("journal.2 is damaged: the checksum of its first 36 bytes is wrong");
        }

        @Test
        void isRefusedWhenItIsSomethingElse() throws IOException {
            kill();
            bench.disk.put("journal.2", "something else entirely".getBytes(UTF_8));
            assertRefused("journal.2 does not begin as a journal does");
        }

        @Test
        void isRefusedWhenItIsMissing() throws IOException {
            kill();
            bench.disk.delete("journal.2");
            assertRefused("journal.2 is missing");
        }

        @Test
        void isRefusedWhenItIsFromAnotherMoment() throws IOException {
            bench.store.opened().compact();
            kill();
            bench.disk.put("journal.3", new JournalHead(3, Sync.ALWAYS, 77).toBytes());
            assertRefused("journal.3 says that it is journal 3, from frame 77, but frame 5 is next");
        }

        @Test
        void isRefusedWhenAnEarlierOneIsShort() throws IOException {
            bench.disk.fail("create snapshot.3"::equals);
            assertThatExceptionOfType(IOException.class).isThrownBy(bench.store.opened()::compact);
            bench.disk.fail(operation -> false);
            bench.add("e");
            kill();
            flip("journal.2", bench.disk.bytes("journal.2").length - 1);
            assertRefused("journal.2 is damaged");
        }

        @Test
        void isRefusedUntouchedWhenItIsNewer() throws IOException {
            kill();
            byte[] bytes = bench.disk.bytes("journal.2");
            bytes[11] = 2;
            bench.disk.put("journal.2", bytes);
            assertRefused("journal.2 has format 2, and this version reads format 1 only");
        }

        @Test
        void isRefusedWhenItTellsSomethingUnknown() throws IOException {
            kill();
            byte[] frame = new Frame(5, new byte[] {99}).toBytes();
            byte[] bytes = bench.disk.bytes("journal.2");
            byte[] longer = Arrays.copyOf(bytes, bytes.length + frame.length);
            System.arraycopy(frame, 0, longer, bytes.length, frame.length);
            bench.disk.put("journal.2", longer);
            assertRefused("that this version cannot understand");
        }
    }

    @Nested
    class TheSnapshot {
        @Test
        void isRefusedWhenOneBitIsWrong() throws IOException {
            kill();
            flip("snapshot.2", bench.disk.bytes("snapshot.2").length / 2);
            assertRefused("snapshot.2 is damaged: it has ");
        }

        @Test
        void isRefusedWhenItIsMissing() throws IOException {
            kill();
            bench.disk.delete("snapshot.2");
            assertRefused("snapshot.2 is missing, and with it the jobs in it");
        }
    }

    @Nested
    class TheManifest {
        @Test
        void isReadable() {
            assertThat(new String(bench.disk.bytes("manifest"), UTF_8))
                    .startsWith("apscheduler-store-mapdb format 1\nscheduler=script\nnumber=2\nfirst-frame=2\n");
        }

        @Test
        void isRefusedWhenItIsDamaged() throws IOException {
            kill();
            flip("manifest", 50);
            assertRefused("manifest is damaged");
        }

        @Test
        void isRefusedWhenItIsEmpty() throws IOException {
            kill();
            bench.disk.put("manifest", new byte[0]);
            assertRefused("manifest is damaged");
        }

        @Test
        void isRefusedUntouchedWhenItIsNewer() throws IOException {
            kill();
            bench.disk.put("manifest", "apscheduler-store-mapdb format 2\nmore\n".getBytes(UTF_8));
            assertRefused("this version reads format 1 only: the files were written by a newer version");
        }

        @Test
        void isMissed() throws IOException {
            kill();
            bench.disk.delete("manifest");
            assertRefused("there are journals or snapshots, but no manifest");
        }
    }

    private void kill() {
        bench.store.close();
        // The last frame says that the store was closed; a killed one has no such frame.
        MemoryDisk killed = bench.disk.afterKill();
        bench.disk = killed;
        String last = lastJournal(killed);
        byte[] bytes = killed.bytes(last);
        killed.put(last, Arrays.copyOf(bytes, bytes.length - Frame.HEAD - 1));
        bench.store = Script.on(killed);
    }

    private static String lastJournal(MemoryDisk disk) {
        try {
            return Family.journal(Family.journals(disk.names()).last());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void open() {
        bench.store.open(bench.context());
    }

    private void flip(String name, int at) {
        byte[] bytes = bench.disk.bytes(name);
        bytes[at] ^= 0x10;
        bench.disk.put(name, bytes);
    }

    private void assertRefused(String why) throws IOException {
        Map<String, byte[]> before = contents();
        assertThatExceptionOfType(JobStoreException.class)
                .isThrownBy(this::open)
                .withMessageStartingWith("The MapDB store at memory cannot be opened: ")
                .withMessageContaining(why)
                .withMessageContaining("All files are as they were");
        assertThat(contents()).containsExactlyInAnyOrderEntriesOf(before);
    }

    private Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (String name : bench.disk.names()) {
            contents.put(name, bench.disk.bytes(name));
        }
        return contents;
    }
}
