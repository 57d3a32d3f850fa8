package nl.kennispeil.bank.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeSvgTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x()</script>",
                "<foreignObject/>",
                "<a href='http://nowhere.invalid'><path d='M0 0'/></a>",
                "<path d='M0 0' onclick='x()'/>",
                "<image href='http://nowhere.invalid/p.png'/>",
                "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='../p.png'/>",
                "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
                "<use href='other.svg#a'/>",
                "<animate attributeName='href' to='javascript:x()'/>",
                "<set attributeName='onclick'/>",
                "<style>@import 'http://nowhere.invalid/a.css'</style>",
                "<style>a{background:url(http://nowhere.invalid/)}</style>",
                "<style>a{background:u\\72l(x)}</style>",
                "<path style='fill:url( \"http://nowhere.invalid/\")'/>",
                "<html xmlns='http://www.w3.org/1999/xhtml'/>",
            })
    void aDrawingThatActsOrReachesOutIsRefused(String inside) {
        assertThat(fault(inside)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<path d='M0 0L1 1' style='fill:url(#g)' fill='url(#g)'/>",
                "<style>.a{fill:red}</style><text class='a'>een <tspan>twee</tspan></text>",
                "<defs><linearGradient id='g'><stop offset='0'/></linearGradient></defs><use href='#g'/>",
                "<image href='data:image/png;base64,iVBORw0KGgo='/>",
                "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
            })
    void aDrawingThatOnlyDrawsComesIn(String inside) {
        assertThat(fault(inside)).isEmpty();
    }

    @Test
    void aDrawingInAPageMayNotStyleThePage() throws XmlFault {
        XmlElement root = SafeXml.parse(
                "<svg xmlns='http://www.w3.org/2000/svg'><style>p{}</style></svg>".getBytes(StandardCharsets.UTF_8));
        assertThat(SafeSvg.fault(root, true)).isPresent();
        assertThat(SafeSvg.fault(root, false)).isEmpty();
    }

    private static Optional<String> fault(String inside) {
        return SafeSvg.fault(
                ("<svg xmlns='http://www.w3.org/2000/svg'>" + inside + "</svg>").getBytes(StandardCharsets.UTF_8));
    }
}
