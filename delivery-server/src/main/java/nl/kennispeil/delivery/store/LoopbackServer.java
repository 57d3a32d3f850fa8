package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on 127.0.0.1 at a random port and hands commands to {@link Commands}.
 *
 * <p>Replies to writes come from the journal thread, so a few event loops serve all connections: waiting for the disk
 * blocks nobody, and one wake-up of a loop sends the replies of a whole group. Thread-safe.
 */
final class LoopbackServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);

    private final EventLoopGroup loops;
    private final Channel listening;

    LoopbackServer(Commands commands, int threads) {
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("store-loop", true), NioIoHandler.newFactory());
        listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new MongoWireReplyEncoder(),
                                        new MongoWireMessageEncoder(),
                                        new MongoWireProtocolHandler(),
                                        new Requests(commands));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** One connection. Replies may come from another thread; netty passes them to the connection's loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failed send closes the connection, the driver sees that
    private static final class Requests extends SimpleChannelInboundHandler<ClientRequest> {

        private final Commands commands;
        private int replies;

        Requests(Commands commands) {
            this.commands = commands;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
            Channel channel = context.channel();
            MessageHeader header =
                    new MessageHeader(++replies, request.getHeader().getRequestID());
            if (request instanceof MongoMessage message) {
                String database = message.getDatabaseName() == null ? "" : message.getDatabaseName();
                answer(context, database, message.getDocument(), reply -> new MongoMessage(channel, header, reply));
            } else if (request instanceof MongoQuery query
                    && query.getCollectionName().startsWith("$cmd")) {
                answer(
                        context,
                        query.getDatabaseName(),
                        query.getQuery(),
                        reply -> new MongoReply(header, List.of(reply), 0));
            } else {
                context.close();
            }
        }

        private void answer(
                ChannelHandlerContext context, String database, Document query, Function<Document, Object> envelope) {
            Consumer<Document> reply =
                    document -> context.writeAndFlush(envelope.apply(document), context.voidPromise());
            commands.answer(context.channel(), database, query, reply);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            commands.closed(context.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            log.warn("connection closed after {}", cause.toString());
            context.close();
        }
    }
}
