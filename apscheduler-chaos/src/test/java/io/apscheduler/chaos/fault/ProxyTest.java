package io.apscheduler.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProxyTest {
    private ServerSocket server;
    private Proxy proxy;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        proxy = Proxy.to(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        accepted = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        proxy.close();
        server.close();
    }

    @Test
    void passesOnBothWays() throws IOException {
        client.getOutputStream().write(7);
        assertThat(accepted.getInputStream().read()).isEqualTo(7);
        accepted.getOutputStream().write(8);
        assertThat(client.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void keepsWhatComesWhileItIsFrozen() throws IOException {
        proxy.freeze();
        client.getOutputStream().write(7);
        accepted.setSoTimeout(200);
        assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        accepted.setSoTimeout(0);
        proxy.thaw();

        assertThat(accepted.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void breaksConnectionsAndTakesNewOnes() throws IOException {
        client.getOutputStream().write(7);
        assertThat(accepted.getInputStream().read()).isEqualTo(7);
        proxy.reset();
        assertThat(isOver(client)).isTrue();
        assertThat(isOver(accepted)).isTrue();
        try (Socket another = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket there = server.accept()) {
            another.getOutputStream().write(9);
            assertThat(there.getInputStream().read()).isEqualTo(9);
        }
    }

    private static boolean isOver(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void delays() throws IOException {
        proxy.delay(100);
        long begin = System.nanoTime();
        client.getOutputStream().write(7);
        assertThat(accepted.getInputStream().read()).isEqualTo(7);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(100_000_000);
    }

    @Test
    void endsAConnectionToAServerThatIsNotThere() throws IOException {
        server.close();
        try (Socket another = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            assertThat(isOver(another)).isTrue();
        }
    }
}
