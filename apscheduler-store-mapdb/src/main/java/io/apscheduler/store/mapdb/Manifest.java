package io.apscheduler.store.mapdb;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Which files count, in a few lines of text. A new one takes the place of the old in one step, and that step is what makes a
 * snapshot valid.
 *
 * @param scheduler whose jobs these are
 * @param number of the snapshot, and of the journal that follows it
 * @param firstFrame the number of the first frame in that journal
 * @param seal the snapshot's, null for the first manifest, which has no snapshot
 */
record Manifest(
        String scheduler,
        long number,
        long firstFrame,
        @Nullable Seal seal) {
    private static final String TITLE = "apscheduler-store-mapdb format ";
    private static final int FORMAT = 1;
    private static final int LONGEST = 1 << 16;

    /** What a file must be to be the one that was written. */
    record Seal(long bytes, int checksum) {
        static Seal of(DiskFile file) throws IOException {
            CRC32C crc = new CRC32C();
            byte[] buffer = new byte[1 << 16];
            long at = 0;
            int read = file.read(at, buffer, 0, buffer.length);
            while (read > 0) {
                crc.update(buffer, 0, read);
                at += read;
                read = file.read(at, buffer, 0, buffer.length);
            }
            return new Seal(at, (int) crc.getValue());
        }
    }

    /** Makes this the manifest that counts. */
    void write(Disk disk) throws IOException {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        try (DiskFile file = disk.create(Family.NEW_MANIFEST)) {
            file.write(0, bytes, 0, bytes.length);
            file.sync();
        }
        disk.rename(Family.NEW_MANIFEST, Family.MANIFEST);
        disk.syncNames();
    }

    private String text() {
        String body = "scheduler=" + URLEncoder.encode(scheduler, StandardCharsets.UTF_8)
                + "\nnumber=" + number
                + "\nfirst-frame=" + firstFrame
                + (seal == null ? "" : "\nsnapshot-bytes=" + seal.bytes + "\nsnapshot-crc32c=" + hex(seal.checksum))
                + "\n";
        return TITLE + FORMAT + "\n" + body + "crc32c=" + hex(checksum(body)) + "\n";
    }

    /**
     * Reads the manifest.
     *
     * @throws StoreFileException if it is damaged, or of a format that is not known yet
     */
    static Manifest read(DiskFile file) throws IOException {
        byte[] bytes = new byte[(int) Math.min(LONGEST, file.length())];
        String text = new String(bytes, 0, file.read(0, bytes, 0, bytes.length), StandardCharsets.UTF_8);
        String title = text.lines().findFirst().orElse("");
        if (title.startsWith(TITLE) && !title.equals(TITLE + FORMAT)) {
            throw new StoreFileException("manifest says \"" + title + "\", and this version reads format " + FORMAT
                    + " only: the files were written by a newer version. Use that one");
        }
        int end = text.lastIndexOf("crc32c=");
        int start = TITLE.length() + 2;
        if (!title.startsWith(TITLE)
                || end < start
                || !text.substring(end).equals("crc32c=" + hex(checksum(text.substring(start, end))) + "\n")) {
            throw new StoreFileException("manifest is damaged: its text does not fit its checksum");
        }
        return parse(text.substring(start, end));
    }

    private static Manifest parse(String body) {
        Map<String, String> values = new HashMap<>();
        body.lines().forEach(line -> {
            int sign = line.indexOf('=');
            values.put(line.substring(0, sign), line.substring(sign + 1));
        });
        String bytes = values.get("snapshot-bytes");
        Seal seal = bytes == null
                ? null
                : new Seal(Long.parseLong(bytes), Integer.parseUnsignedInt(values.get("snapshot-crc32c"), 16));
        return new Manifest(
                URLDecoder.decode(values.getOrDefault("scheduler", ""), StandardCharsets.UTF_8),
                Long.parseLong(values.get("number")),
                Long.parseLong(values.get("first-frame")),
                seal);
    }

    private static String hex(int number) {
        return String.format("%08x", number);
    }

    private static int checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
