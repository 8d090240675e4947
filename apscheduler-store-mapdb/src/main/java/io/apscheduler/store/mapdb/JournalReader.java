package io.apscheduler.store.mapdb;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one journal from its head to its end. Confined to one thread. */
final class JournalReader {
    private static final int WINDOW = 1 << 18;

    private final DiskFile file;
    private final String name;
    private final long length;
    private final byte[] window;
    private long windowAt;
    private int windowSize;
    private long at = JournalHead.SIZE;
    private long nextFrame;

    JournalReader(DiskFile file, String name, long firstFrame) throws IOException {
        this.file = file;
        this.name = name;
        this.length = file.length();
        this.window = new byte[(int) Math.min(WINDOW, length)];
        this.nextFrame = firstFrame;
    }

    /** Where the frames that can be read end. */
    long end() {
        return at;
    }

    /** How many bytes follow the frames that can be read. */
    long remainder() {
        return length - at;
    }

    /** The number of the frame that would have followed. */
    long nextFrame() {
        return nextFrame;
    }

    /**
     * Hands over the changes of each frame, until the end or one that cannot be read.
     *
     * @throws StoreFileException if changes with a right checksum cannot be understood
     */
    void read(Consumer<byte[]> changes) throws IOException {
        Frame frame = frameAt(at);
        while (frame != null && frame.number() == nextFrame) {
            try {
                changes.accept(frame.payload());
            } catch (RuntimeException e) {
                throw new StoreFileException(
                        name + " has a frame at byte " + at + " that this version cannot understand: " + e, e);
            }
            at += Frame.HEAD + frame.payload().length;
            nextFrame++;
            frame = frameAt(at);
        }
    }

    /** Whether a later frame follows what cannot be read: then no crash left it so, since that could only hurt the last. */
    boolean isDamagedInTheMiddle() throws IOException {
        for (long place = at + 1; place <= length - Frame.HEAD; place++) {
            Frame frame = frameAt(place);
            if (frame != null && frame.number() > nextFrame) {
                return true;
            }
        }
        return false;
    }

    /** Whether what follows is less than a frame, or nothing but zeros: what a crash leaves of one that was being written. */
    boolean isRemainderWorthless() throws IOException {
        if (remainder() < Frame.HEAD) {
            return true;
        }
        Frame.Head head = Frame.Head.of(bytes(at, Frame.HEAD));
        if (head.isPossible() && head.number() == nextFrame && head.length() > remainder() - Frame.HEAD) {
            return true;
        }
        for (long place = at; place < length; place++) {
            if (byteAt(place) != 0) {
                return false;
            }
        }
        return true;
    }

    byte[] remainderBytes() throws IOException {
        return bytes(at, (int) Math.min(Integer.MAX_VALUE - 8, remainder()));
    }

    private @Nullable Frame frameAt(long place) throws IOException {
        if (place + Frame.HEAD > length || byteAt(place) != Frame.FIRST_BYTE) {
            return null;
        }
        Frame.Head head = Frame.Head.of(bytes(place, Frame.HEAD));
        if (!head.isPossible() || place + Frame.HEAD + head.length() > length) {
            return null;
        }
        byte[] payload = bytes(place + Frame.HEAD, head.length());
        return head.fits(payload) ? new Frame(head.number(), payload) : null;
    }

    private byte byteAt(long place) throws IOException {
        if (place < windowAt || place >= windowAt + windowSize) {
            load(place);
        }
        return window[(int) (place - windowAt)];
    }

    private byte[] bytes(long place, int count) throws IOException {
        byte[] bytes = new byte[count];
        if (place >= windowAt && place + count <= windowAt + windowSize) {
            System.arraycopy(window, (int) (place - windowAt), bytes, 0, count);
        } else if (count > window.length / 4) {
            file.read(place, bytes, 0, count);
        } else {
            load(place);
            System.arraycopy(window, 0, bytes, 0, count);
        }
        return bytes;
    }

    private void load(long place) throws IOException {
        windowAt = place;
        windowSize = file.read(place, window, 0, window.length);
    }
}
