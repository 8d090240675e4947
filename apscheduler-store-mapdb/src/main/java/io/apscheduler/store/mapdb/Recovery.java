package io.apscheduler.store.mapdb;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a store's files: the snapshot that the manifest names, then what the journals tell since. Nothing is changed before
 * all has been read and found whole; then what a crash has left unfinished is cut off, and what is superfluous deleted.
 * Confined to one thread.
 */
final class Recovery {
    private final Disk disk;
    private final Sync sync;
    private final Records records = new Records();
    private final Replay replay = new Replay(records);
    private long readBytes;
    private long earlierBytes;
    private String tail = "";

    Recovery(Disk disk, Sync sync) {
        this.disk = disk;
        this.sync = sync;
    }

    /** What was found. */
    record Found(Manifest manifest, Snapshot snapshot, Records records, Journals journals, String story) {}

    /**
     * The journals as they are to be continued.
     *
     * @param earlierBytes the size of those before the last
     */
    record Journals(JournalFile last, long earlierBytes, long nextFrame) {}

    /**
     * Reads the files, or makes those of a store that is not there yet.
     *
     * @throws StoreFileException if one of them cannot be used; all are as they were
     */
    Found read(String scheduler) throws IOException {
        Set<String> names = disk.names();
        if (!names.contains(Family.MANIFEST)) {
            return begin(scheduler, names);
        }
        Manifest manifest;
        try (DiskFile file = disk.open(Family.MANIFEST)) {
            manifest = Manifest.read(file);
        }
        if (!manifest.scheduler().equals(scheduler)) {
            throw new StoreFileException("it holds the jobs of scheduler \"" + manifest.scheduler()
                    + "\", and this one is called \"" + scheduler
                    + "\". Give this one a path of its own, or the other's name (apscheduler.name)");
        }
        Snapshot snapshot = openSnapshot(manifest, names);
        try {
            snapshot.restore(records);
            int fromSnapshot = records.size();
            Journals journals = readJournals(manifest, names);
            deleteSuperfluous(disk, manifest.number());
            return new Found(manifest, snapshot, records, journals, story(fromSnapshot));
        } catch (IOException | RuntimeException | Error e) {
            Quietly.close(snapshot);
            throw e;
        }
    }

    /** A journal without frames may be there: of an attempt that was cut off before there was a manifest. */
    private Found begin(String scheduler, Set<String> names) throws IOException {
        NavigableSet<Long> journals = Family.journals(names);
        boolean isCutOff =
                journals.isEmpty() || (journals.last() == 1 && length(Family.journal(1)) <= JournalHead.SIZE);
        if (!isCutOff || !Family.snapshots(names).isEmpty()) {
            throw new StoreFileException("there are journals or snapshots, but no " + Family.MANIFEST
                    + ": files of one store belong together, and one is missing");
        }
        JournalFile journal = JournalFile.create(disk, new JournalHead(1, sync, 1));
        Manifest manifest = new Manifest(scheduler, 1, 1, null);
        manifest.write(disk);
        return new Found(manifest, Snapshot.none(), records, new Journals(journal, 0, 1), "a new store");
    }

    private Snapshot openSnapshot(Manifest manifest, Set<String> names) throws IOException {
        Manifest.Seal seal = manifest.seal();
        if (seal == null) {
            return Snapshot.none();
        }
        String name = Family.snapshot(manifest.number());
        if (!names.contains(name)) {
            throw new StoreFileException(name + " is missing, and with it the jobs in it");
        }
        DiskFile file = disk.open(name);
        try {
            Manifest.Seal found = Manifest.Seal.of(file);
            if (!found.equals(seal)) {
                throw new StoreFileException(name + " is damaged: it has " + found.bytes() + " bytes with checksum "
                        + Integer.toHexString(found.checksum()) + " instead of " + seal.bytes() + " with "
                        + Integer.toHexString(seal.checksum()));
            }
            return Snapshot.open(name, file);
        } catch (IOException | RuntimeException | Error e) {
            Quietly.close(file);
            throw e;
        }
    }

    private Journals readJournals(Manifest manifest, Set<String> names) throws IOException {
        NavigableSet<Long> numbers = Family.journals(names).tailSet(manifest.number(), true);
        long first = manifest.number();
        long last = numbers.isEmpty() ? first : numbers.last();
        for (long number = first; number <= last; number++) {
            if (!numbers.contains(number)) {
                throw new StoreFileException(
                        Family.journal(number) + " is missing, and with it all that happened in it");
            }
        }
        boolean lastIsEmpty = last > first && length(Family.journal(last)) <= JournalHead.SIZE;
        long lastRead = lastIsEmpty ? last - 1 : last;
        long nextFrame = manifest.firstFrame();
        for (long number = first; number < lastRead; number++) {
            nextFrame = readWhole(number, nextFrame);
        }
        return readLast(lastRead, nextFrame, lastIsEmpty);
    }

    private long readWhole(long number, long firstFrame) throws IOException {
        String name = Family.journal(number);
        try (DiskFile file = disk.open(name)) {
            head(file, name, number, firstFrame);
            JournalReader reader = read(file, name, firstFrame);
            if (reader.remainder() > 0) {
                throw damaged(name, reader);
            }
            earlierBytes += reader.end();
            return reader.nextFrame();
        }
    }

    private Journals readLast(long number, long firstFrame, boolean emptyFollows) throws IOException {
        String name = Family.journal(number);
        JournalHead head;
        JournalReader reader;
        try (DiskFile file = disk.open(name)) {
            head = head(file, name, number, firstFrame);
            reader = read(file, name, firstFrame);
            if (reader.remainder() > 0) {
                if (head.sync() == Sync.ALWAYS && reader.isDamagedInTheMiddle()) {
                    throw damaged(name, reader);
                }
                saveRemainder(number, reader);
            }
        }
        JournalHead following = emptyFollows ? usableHead(number + 1, reader) : null;
        if (reader.remainder() > 0) {
            cutOff(name, reader.end());
        }
        return goOn(head, reader, following);
    }

    /** The head of a journal without frames that continues the one just read, null if it is of no use. */
    private @Nullable JournalHead usableHead(long number, JournalReader before) throws IOException {
        String name = Family.journal(number);
        try (DiskFile file = disk.open(name)) {
            if (!JournalHead.isWhole(file)) {
                return null;
            }
            JournalHead head = JournalHead.read(file, name);
            return head.firstFrame() == before.nextFrame() && before.remainder() == 0 ? head : null;
        }
    }

    private Journals goOn(JournalHead head, JournalReader reader, @Nullable JournalHead following) throws IOException {
        JournalHead last = following == null ? head : following;
        long end = following == null ? reader.end() : JournalHead.SIZE;
        earlierBytes += following == null ? 0 : reader.end();
        JournalFile file = JournalFile.goOn(disk, last, end);
        if (last.sync() != sync) {
            earlierBytes += end;
            file.syncAll();
            Quietly.close(file);
            file = JournalFile.create(disk, new JournalHead(last.number() + 1, sync, reader.nextFrame()));
        }
        return new Journals(file, earlierBytes, reader.nextFrame());
    }

    private JournalReader read(DiskFile file, String name, long firstFrame) throws IOException {
        JournalReader reader = new JournalReader(file, name, firstFrame);
        reader.read(replay::apply);
        readBytes += reader.end();
        return reader;
    }

    private static JournalHead head(DiskFile file, String name, long number, long firstFrame) throws IOException {
        JournalHead head = JournalHead.read(file, name);
        if (head.number() != number || head.firstFrame() != firstFrame) {
            throw new StoreFileException(name + " says that it is journal " + head.number() + ", from frame "
                    + head.firstFrame() + ", but frame " + firstFrame
                    + " is next: files of one store belong together, and "
                    + "this one is from another moment or store");
        }
        return head;
    }

    private static StoreFileException damaged(String name, JournalReader reader) {
        return new StoreFileException(name + " is damaged: frame " + reader.nextFrame() + ", at byte " + reader.end()
                + ", does not fit its checksum, though " + reader.remainder() + " bytes follow");
    }

    private void saveRemainder(long number, JournalReader reader) throws IOException {
        tail = "; " + reader.remainder() + " bytes of an unfinished frame were cut off";
        if (!reader.isRemainderWorthless()) {
            String name = Family.remainder(number);
            byte[] bytes = reader.remainderBytes();
            try (DiskFile file = disk.create(name)) {
                file.write(0, bytes, 0, bytes.length);
                file.sync();
            }
            disk.syncNames();
            tail += " and kept as " + name;
        }
    }

    private void cutOff(String name, long end) throws IOException {
        try (DiskFile file = disk.reopen(name)) {
            file.truncate(end);
            file.sync();
        }
    }

    private String story(int fromSnapshot) {
        return fromSnapshot + " jobs in the snapshot, " + replay.changes() + " changes replayed from " + readBytes
                + " bytes of journal" + tail + "; "
                + (replay.isClosed() ? "it had been closed in good order" : "it had not been closed");
    }

    private long length(String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            return file.length();
        }
    }

    /** Deletes what the manifest of this number does not need. */
    static void deleteSuperfluous(Disk disk, long number) throws IOException {
        Set<String> names = disk.names();
        Family.journals(names).headSet(number).forEach(old -> Quietly.delete(disk, Family.journal(old)));
        Family.snapshots(names).stream()
                .filter(other -> other != number)
                .forEach(other -> Quietly.delete(disk, Family.snapshot(other)));
        if (names.contains(Family.NEW_MANIFEST)) {
            Quietly.delete(disk, Family.NEW_MANIFEST);
        }
    }
}
