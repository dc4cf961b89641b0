package io.onecare.portal.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as limits want to know it. Whoever has one IPv6 address has the 2⁶⁴
 * of its network (RFC 6177): counted one by one, nobody would ever try too often.
 */
public final class SourceNetwork {

    private static final int NETWORK_BYTES = 8;
    private static final String FORWARDED = "X-Forwarded-For";
    private static final String ATTRIBUTE = SourceNetwork.class.getName();
    private static final Pattern LITERAL =
            Pattern.compile(
                    "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private SourceNetwork() {}

    /**
     * Tells where a request comes from.
     *
     * @param request the request
     * @return an IPv4 address, or the network of an IPv6 address
     */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String known
                ? known
                : of(request.getRemoteAddr());
    }

    /**
     * Takes in what proxies say of a request: the last address in {@code X-Forwarded-For} that is
     * none of them. What stands before it may have been made up by whoever asks.
     *
     * @param request the request
     * @param proxies the addresses of the proxies before the portal
     */
    public static void believe(HttpServletRequest request, Set<String> proxies) {
        request.setAttribute(
                ATTRIBUTE,
                of(
                        request.getRemoteAddr(),
                        Collections.list(request.getHeaders(FORWARDED)),
                        proxies));
    }

    static String of(String connection, List<String> forwarded, Set<String> proxies) {
        String[] hops = String.join(",", forwarded).split(",");
        String from = connection;
        for (int i = hops.length - 1; i >= 0 && proxies.contains(from); i--) {
            String hop = hops[i].strip();
            if (!LITERAL.matcher(hop).matches()) {
                break;
            }
            from = hop;
        }
        return of(from);
    }

    /**
     * Reads an address.
     *
     * @param address as the connection gives it, IPv4 or IPv6
     * @return an IPv4 address as it is; of an IPv6 address the first 64 bits
     */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: asks no server
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
