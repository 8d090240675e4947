package io.apscheduler.store.mapdb;

import io.apscheduler.spi.JobStoreException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes durable, in the order in which they were appended. Thread-safe.
 *
 * <p>A thread of its own, which nobody can interrupt, writes. While it waits for the disk, the changes of all who call
 * meanwhile gather, to be written next, as one frame: the busier the store, the more calls share one wait.
 *
 * <p>When writing fails, all who wait are told so, and no more changes are taken; but what was appended stays, since the
 * records in memory are already so. The next call tries to write it once more, and goes on if that succeeds. So a full disk
 * needs no restart, and nothing is lost or done twice: callers repeat, and fences tell what had happened.
 */
final class Journal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Disk disk;
    private final Thread writer;
    private final Runnable whenGrown;

    private JournalFile file;
    private ByteWriter gathering = new ByteWriter();
    private long gatheringFrame;
    private @Nullable Frame unwritten;
    private @Nullable Throwable trouble;
    private long attempts;
    private boolean retry;
    private boolean stopping;
    private boolean triedLast;
    private boolean stopped;
    private @Nullable CompletableFuture<JournalHead> rotation;

    /** The size of the journals before this one that the manifest does not make superfluous. */
    private long earlier;

    private long earlierAtRotation;

    Journal(Disk disk, Recovery.Journals recovered, Names names, Runnable whenGrown) {
        this.disk = disk;
        this.file = recovered.last();
        this.earlier = recovered.earlierBytes();
        this.gatheringFrame = recovered.nextFrame();
        this.whenGrown = whenGrown;
        this.writer = names.thread("journal", this::run);
        writer.start();
    }

    /** How many bytes of journals would be read if the store were opened now. */
    long size() {
        lock.lock();
        try {
            return earlier + file.end();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes changes over.
     *
     * @return a ticket to wait with: for these changes, or, if there are none, for all that were appended before
     */
    long append(Redo redo) {
        lock.lock();
        try {
            if (!redo.isEmpty()) {
                gathering.putBytes(redo.toBytes());
                work.signal();
            }
            return gathering.size() > 0 ? gatheringFrame : gatheringFrame - 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the changes of a ticket are durable, whether interrupted or not.
     *
     * @throws JobStoreException if that fails
     */
    void await(long ticket) {
        lock.lock();
        try {
            while (written() < ticket) {
                refuseInTrouble();
                progress.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes sure that changes can be taken; where writing has failed before, by trying once more.
     *
     * @throws JobStoreException if it still fails
     */
    void beReady() {
        lock.lock();
        try {
            if (trouble != null) {
                long before = attempts;
                retry = true;
                work.signal();
                while (attempts == before && !stopped) {
                    progress.awaitUninterruptibly();
                }
                refuseInTrouble();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a new journal; what was appended before is durable then.
     *
     * @return its head
     * @throws IOException if it cannot be made; the one before goes on
     */
    JournalHead rotate() throws IOException {
        CompletableFuture<JournalHead> answer = new CompletableFuture<>();
        lock.lock();
        try {
            if (stopping || trouble != null) {
                throw new IOException("The journal cannot be written just now.");
            }
            rotation = answer;
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IOException("A new journal cannot be made: " + message(cause), cause);
        }
    }

    /** Notes that the journals before the latest rotation are not needed any more. */
    void forgetEarlier() {
        lock.lock();
        try {
            earlier -= earlierAtRotation;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what is left, ends the thread and closes the file.
     *
     * @throws IOException if something was left that cannot be written; nobody was told that it was
     */
    void close() throws IOException {
        lock.lock();
        try {
            stopping = true;
            work.signal();
            while (!stopped) {
                progress.awaitUninterruptibly();
            }
            file.close();
            if (trouble != null) {
                throw new IOException(message(trouble), trouble);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = step();
        }
    }

    /** One frame or one rotation; false when there is nothing left to do. */
    private boolean step() {
        Frame frame;
        lock.lock();
        try {
            while (!isWorkThere()) {
                work.awaitUninterruptibly();
            }
            frame = takeFrame();
            if (frame == null && rotation == null) {
                stopped = true;
                progress.signalAll();
                return false;
            }
        } finally {
            lock.unlock();
        }
        if (frame != null) {
            write(frame);
        } else {
            rotateNow();
        }
        return true;
    }

    private boolean isWorkThere() {
        return stopping || (unwritten != null ? retry : gathering.size() > 0 || rotation != null);
    }

    private @Nullable Frame takeFrame() {
        if (unwritten == null && gathering.size() > 0) {
            unwritten = new Frame(gatheringFrame++, gathering.toBytes());
            gathering = new ByteWriter();
        }
        boolean givesUp = stopping && trouble != null && triedLast;
        triedLast = stopping;
        return givesUp ? null : unwritten;
    }

    private void write(Frame frame) {
        Throwable failure = null;
        try {
            file.write(frame);
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        boolean succeeded = failure == null;
        lock.lock();
        try {
            attempts++;
            retry = false;
            trouble = failure;
            if (succeeded) {
                unwritten = null;
            }
            failRotationInTrouble();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        if (succeeded) {
            whenGrown.run();
        }
    }

    private void failRotationInTrouble() {
        if (trouble != null && rotation != null) {
            rotation.completeExceptionally(trouble);
            rotation = null;
        }
    }

    private void rotateNow() {
        CompletableFuture<JournalHead> asked;
        long nextFrame;
        lock.lock();
        try {
            asked = Objects.requireNonNull(rotation);
            rotation = null;
            nextFrame = gatheringFrame;
        } finally {
            lock.unlock();
        }
        try {
            JournalHead head = new JournalHead(file.number() + 1, file.sync(), nextFrame);
            file.syncAll();
            JournalFile next = JournalFile.create(disk, head);
            replace(next);
            asked.complete(head);
        } catch (IOException | RuntimeException | Error e) {
            asked.completeExceptionally(e);
        }
    }

    private void replace(JournalFile next) {
        JournalFile before = file;
        lock.lock();
        try {
            earlier += before.end();
            earlierAtRotation = earlier;
            file = next;
        } finally {
            lock.unlock();
        }
        Quietly.close(before);
    }

    /** The number of the last frame that is durable. */
    private long written() {
        return unwritten != null ? unwritten.number() - 1 : gatheringFrame - 1;
    }

    private void refuseInTrouble() {
        if (trouble != null) {
            throw new JobStoreException(
                    "The MapDB store cannot write " + disk.place() + "." + Family.journal(file.number()) + ": "
                            + message(trouble)
                            + ". What was asked may be kept or not; it is tried again with the next call.",
                    trouble);
        }
        if (stopped) {
            throw new JobStoreException(
                    "The MapDB store was closed before it had written what was asked. Open it again.");
        }
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
