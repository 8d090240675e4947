package io.apscheduler.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.store.redis.Durability.NotDurableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class DurabilityTest {
    private static final Duration PATIENCE = Duration.ofMillis(70);

    @Test
    void isWaitedForByTheCommandThatFits() {
        assertThat(words(new Durability(2, false, PATIENCE))).isEqualTo("WAIT 2 70");
        assertThat(words(new Durability(0, true, PATIENCE))).isEqualTo("WAITAOF 1 0 70");
        assertThat(words(new Durability(2, true, PATIENCE))).isEqualTo("WAITAOF 1 2 70");
        assertThat(Durability.NONE.isAsked()).isFalse();
    }

    private static String words(Durability durability) {
        return StreamSupport.stream(durability.waiting().spliterator(), false)
                .map(word -> new String(word.getRaw(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    @Test
    void isEnoughOnlyWithDiskAndReplicas() {
        Durability disks = new Durability(1, true, PATIENCE);

        assertThatCode(() -> disks.check(List.of(1L, 1L))).doesNotThrowAnyException();
        assertThatThrownBy(() -> disks.check(List.of(0L, 1L)))
                .isInstanceOf(NotDurableException.class)
                .hasMessageContaining("within 70 ms it was not on the primary's disk");
        assertThatThrownBy(() -> disks.check(List.of(1L, 0L))).hasMessageContaining("0 of 1 replica(s) had it");
        assertThatCode(() -> new Durability(1, false, PATIENCE).check(1L)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Durability(2, false, PATIENCE).check(1L))
                .hasMessageContaining("1 of 2 replica(s)");
    }
}
