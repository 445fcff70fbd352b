// The yardstick: a server that only moves bytes, on bare libuv, one loop. What the kernel asks for each line in and each
// line out is all it pays for.
//
//   baseline PORT REPLY-BYTES
//
// Every line from a client is answered with a fixed line of REPLY-BYTES bytes. A line "!N" is a command instead: a line
// of N bytes goes to every client, the sender too. Commands and lines are not mixed in one packet.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <uv.h>

enum { SLAB = 64 * 1024, MOST_REPLIES = 64, LONGEST = 1 << 20 };

struct client {
    uv_tcp_t tcp;
    struct client *next, *previous;
};

struct rest {
    uv_write_t request;
    char *bytes;
};

static uv_loop_t *loop;
static struct client everybody;
static char slab[SLAB];
static char *reply;
static size_t reply_length;

static void allocate(uv_handle_t *handle, size_t wanted, uv_buf_t *buffer) {
    (void)handle, (void)wanted;
    *buffer = uv_buf_init(slab, SLAB);
}

static void closed(uv_handle_t *handle) {
    struct client *client = (struct client *)handle;
    client->previous->next = client->next;
    client->next->previous = client->previous;
    free(client);
}

static void hang_up(struct client *client) {
    if (!uv_is_closing((uv_handle_t *)client)) uv_close((uv_handle_t *)client, closed);
}

static void written(uv_write_t *request, int status) {
    struct rest *rest = (struct rest *)request;
    struct client *client = (struct client *)request->handle;
    free(rest->bytes);
    free(rest);
    if (status < 0) hang_up(client);
}

// At once as far as the kernel takes it; a copy of the rest when it takes more.
static void send_line(struct client *client, const char *bytes, size_t length) {
    uv_buf_t buffer = uv_buf_init((char *)bytes, length);
    int sent = uv_try_write((uv_stream_t *)client, &buffer, 1);
    if (sent == UV_EAGAIN) sent = 0;
    if (sent < 0) return hang_up(client);
    if ((size_t)sent == length) return;
    struct rest *rest = malloc(sizeof *rest);
    rest->bytes = malloc(length - sent);
    memcpy(rest->bytes, bytes + sent, length - sent);
    buffer = uv_buf_init(rest->bytes, length - sent);
    uv_write(&rest->request, (uv_stream_t *)client, &buffer, 1, written);
}

static void broadcast(size_t length) {
    static char line[LONGEST];
    if (length < 1 || length > LONGEST) return;
    memset(line, 'x', length - 1);
    line[length - 1] = '\n';
    for (struct client *client = everybody.next; client != &everybody; client = client->next)
        send_line(client, line, length);
}

static void answer(struct client *client, const char *bytes, size_t length) {
    static char replies[MOST_REPLIES * 4096];
    size_t filled = 0;
    for (const char *end; (end = memchr(bytes, '\n', length)); length -= end + 1 - bytes, bytes = end + 1) {
        if (filled + reply_length > sizeof replies) {
            send_line(client, replies, filled);
            filled = 0;
        }
        memcpy(replies + filled, reply, reply_length);
        filled += reply_length;
    }
    if (filled) send_line(client, replies, filled);
}

static void did_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer) {
    struct client *client = (struct client *)stream;
    if (count < 0) return hang_up(client);
    if (count > 1 && buffer->base[0] == '!') {
        buffer->base[count - 1] = 0;
        broadcast(strtoul(buffer->base + 1, NULL, 10));
    } else if (count > 0) {
        answer(client, buffer->base, count);
    }
}

static void came(uv_stream_t *server, int status) {
    if (status < 0) return;
    struct client *client = calloc(1, sizeof *client);
    uv_tcp_init(loop, &client->tcp);
    client->next = everybody.next;
    client->previous = &everybody;
    client->next->previous = client->previous->next = client;
    if (uv_accept(server, (uv_stream_t *)client) != 0) return hang_up(client);
    uv_tcp_nodelay(&client->tcp, 1);
    uv_read_start((uv_stream_t *)client, allocate, did_read);
}

int main(int count, char **words) {
    if (count != 3 || (reply_length = strtoul(words[2], NULL, 10)) < 1 || reply_length > 4096) {
        fprintf(stderr, "usage: baseline PORT REPLY-BYTES (1 to 4096)\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    reply = malloc(reply_length);
    memset(reply, 'r', reply_length - 1);
    reply[reply_length - 1] = '\n';
    everybody.next = everybody.previous = &everybody;
    loop = uv_default_loop();
    uv_tcp_t server;
    struct sockaddr_in address;
    uv_tcp_init(loop, &server);
    uv_ip4_addr("127.0.0.1", atoi(words[1]), &address);
    int status = uv_tcp_bind(&server, (struct sockaddr *)&address, 0);
    if (status == 0) status = uv_listen((uv_stream_t *)&server, 4096, came);
    if (status != 0) {
        fprintf(stderr, "baseline: cannot listen on port %s: %s\n", words[1], uv_strerror(status));
        return 1;
    }
    struct sockaddr_in bound;
    int length = sizeof bound;
    uv_tcp_getsockname(&server, (struct sockaddr *)&bound, &length);
    printf("listening on 127.0.0.1:%d\n", ntohs(bound.sin_port));
    fflush(stdout);
    return uv_run(loop, UV_RUN_DEFAULT);
}
