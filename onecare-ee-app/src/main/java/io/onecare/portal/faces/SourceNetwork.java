package io.onecare.portal.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as limits want to know it. Whoever has one IPv6 address has the 2⁶⁴
 * of its network (RFC 6177): counted one by one, nobody would ever try too often.
 */
public final class SourceNetwork {

    private static final int NETWORK_BYTES = 8;

    private SourceNetwork() {}

    /**
     * Tells where a request comes from.
     *
     * @param request the request
     * @return an IPv4 address, or the network of an IPv6 address
     */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
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
