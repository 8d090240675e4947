package io.apscheduler.store.redis;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ConnectionProvider;

/** A store that is open. Thread-safe. */
final class Session {
    /** How the keys are laid out; scripts that lay them out otherwise have another number. */
    private static final String FORMAT = "1";

    /** Scripts keep everybody waiting while they run, so what may be a lot goes by so many. */
    private static final int AT_ONCE = 500;

    /** A request has so many bytes at most, unless a single job has more. */
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final Link link;
    private final Witness witness;
    private final Ear ear;

    private Session(Link link, Witness witness, Ear ear) {
        this.link = link;
        this.witness = witness;
        this.ear = ear;
    }

    /**
     * Connects, and sees to the keys.
     *
     * @throws JobStoreException if something is wrong; then nothing is left open
     */
    static Session open(Settings settings, StoreContext context) {
        Failures failures = new Failures(context.alias(), settings.place());
        ConnectionProvider connections;
        try {
            connections = Connections.open(settings, "apscheduler");
        } catch (JedisException e) {
            throw failures.of("connect for " + settings, false, e);
        }
        String base = settings.base(context.scheduler());
        Link link = new Link(connections, base, settings.durability(), failures);
        try {
            Witness witness = new Witness(context);
            checkFormat(link, witness, context.alias());
            if (settings.durability().aof()) {
                link.ask("wait for the disk", Durability.probe());
            }
            Ear ear = new Ear(link, base + ":wake", witness.writer(), context);
            ear.start();
            return new Session(link, witness, ear);
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private static void checkFormat(Link link, Witness witness, String alias) {
        List<byte[]> arguments = witness.arguments();
        arguments.add(Texts.bytes(FORMAT));
        String found = Texts.text(link.run(Script.OPEN, arguments).get(1));
        if (!found.equals(FORMAT)) {
            throw new JobStoreException("The jobs of job store \"" + alias + "\" are stored in form " + found
                    + ", but this version of the library reads form " + FORMAT
                    + " only. Use the version that wrote them, or another prefix.");
        }
    }

    void close() {
        ear.close();
        link.close();
    }

    List<JobRecord> add(List<JobRecord> records) {
        List<JobRecord> there = new ArrayList<>();
        List<byte[]> arguments = witness.arguments();
        long bytes = 0;
        int count = 0;
        for (JobRecord record : records) {
            int before = arguments.size();
            Jobs.addNew(record, arguments);
            bytes += arguments.subList(before, arguments.size()).stream()
                    .mapToLong(part -> part.length)
                    .sum();
            count++;
            if (count == AT_ONCE || bytes > BYTES_AT_ONCE) {
                there.addAll(jobs(Script.ADD, arguments));
                arguments = witness.arguments();
                bytes = 0;
                count = 0;
            }
        }
        if (count > 0) {
            there.addAll(jobs(Script.ADD, arguments));
        }
        return there;
    }

    /** Runs a script whose reply is a time and jobs. */
    private List<JobRecord> jobs(Script script, List<byte[]> arguments) {
        List<?> reply = link.run(script, arguments);
        if (script.writes()) {
            witness.acknowledged(Texts.number(reply.get(0)));
        }
        return Jobs.readAll(reply.get(1));
    }

    private List<JobRecord> jobs(Script script, Collection<String> ids) {
        List<JobRecord> jobs = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<byte[]> arguments = witness.arguments();
            all.subList(from, Math.min(all.size(), from + AT_ONCE)).forEach(id -> arguments.add(Texts.bytes(id)));
            jobs.addAll(jobs(script, arguments));
        }
        return jobs;
    }

    Optional<JobRecord> find(String id) {
        return jobs(Script.READ, List.of(id)).stream().findFirst();
    }

    List<JobRecord> remove(Collection<String> ids) {
        return jobs(Script.REMOVE, ids);
    }

    List<JobRecord> list(JobQuery query) {
        return new Listing(query).read(arguments -> link.run(Script.LIST, arguments), witness);
    }

    Optional<JobRecord> update(JobRecord record) {
        List<byte[]> arguments = witness.arguments();
        arguments.add(Texts.bytes(record.id()));
        arguments.add(Texts.bytes(record.fence()));
        arguments.add(Jobs.lane(record.definition()));
        arguments.add(Standings.write(record.standing()));
        Jobs.addFields(record.definition(), arguments);
        List<?> reply = link.run(Script.UPDATE, arguments);
        witness.acknowledged(Texts.number(reply.get(0)));
        return reply.size() < 2 ? Optional.empty() : Optional.of(Jobs.read(reply.get(1)));
    }

    ExchangeReply exchange(ExchangeRequest request) {
        List<byte[]> arguments = witness.arguments();
        Exchange.add(request, arguments);
        Exchange.Answer answer = Exchange.Answer.read(link.run(Script.EXCHANGE, arguments));
        if (answer.isLost()) {
            reportLoss(answer.reply());
        }
        witness.acknowledged(request, answer.reply());
        if (!answer.vanished().isEmpty()) {
            witness.vanished(answer.vanished());
        }
        return answer.reply();
    }

    private void reportLoss(ExchangeReply reply) {
        List<String> held = witness.held();
        Set<String> present = new HashSet<>();
        jobs(Script.READ, held).forEach(record -> present.add(record.id()));
        witness.lost(reply.now(), held, present);
    }

    List<JobRecord> owned(String node) {
        List<byte[]> arguments = witness.arguments();
        arguments.add(Texts.bytes(node));
        List<?> reply = link.run(Script.OWNED, arguments);
        List<String> ids = ((List<?>) reply.get(2)).stream().map(Texts::text).toList();
        if (reply.get(1).equals(0L)) {
            witness.owns(ids);
        }
        return jobs(Script.READ, ids).stream()
                .filter(record -> node.equals(record.owner()))
                .toList();
    }

    void leave(String node) {
        List<byte[]> arguments = witness.arguments();
        arguments.add(Texts.bytes(node));
        link.run(Script.LEAVE, arguments);
    }

    boolean isUnfinished() {
        return link.run(Script.UNFINISHED, witness.arguments()).get(1).equals(1L);
    }

    Set<String> unserved(Set<String> served, long dueBefore) {
        List<byte[]> arguments = witness.arguments();
        arguments.add(Texts.bytes(dueBefore));
        served.forEach(alias -> arguments.add(Texts.bytes(alias)));
        List<?> aliases = (List<?>) link.run(Script.UNSERVED, arguments).get(1);
        return aliases.stream().map(Texts::text).collect(Collectors.toSet());
    }
}
