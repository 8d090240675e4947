package io.apscheduler.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.benchmarks.table.Scale;
import io.apscheduler.benchmarks.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void namesTablesAndOptions() {
        Request request = Request.parse(List.of("--rounds", "7", "heap", "--only", "^Wisp", "--quick", "--add"));
        assertThat(request.tables()).containsExactly(Tables.named("heap"));
        assertThat(request.rounds()).isEqualTo(7);
        assertThat(request.only().matcher("Wisp, 2 threads").find()).isTrue();
        assertThat(request.scale()).isEqualTo(Scale.QUICK);
        assertThat(request.isAdded()).isTrue();
        assertThat(request.isWritten()).isFalse();
    }

    @Test
    void canBeForAllTables() {
        assertThat(Request.parse(List.of("all")).tables()).isEqualTo(Tables.all());
    }

    @Test
    void isRefusedIfItNamesNoSuchTable() {
        assertThatThrownBy(() -> Request.parse(List.of("nothing"))).hasMessageContaining("next-fire");
    }

    @Test
    void isRefusedIfItWouldWriteWhatIsNotTheRealThing() {
        assertThatThrownBy(() -> Request.parse(List.of("--write", "--quick", "heap")))
                .hasMessage("--write takes no table of --quick or --jvm.");
    }

    @Test
    void isRefusedIfAnOptionLacksItsValue() {
        assertThatThrownBy(() -> Request.parse(List.of("heap", "--rounds")))
                .hasMessage("Something must follow --rounds.");
    }
}
