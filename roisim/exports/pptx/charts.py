"""Charts that can be edited where they stand; a cell of their workbooks is never a formula."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

from roisim.charts.palette import LIGHT
from roisim.exports.csv import inert
from roisim.exports.pptx.letters import held
from roisim.exports.pptx.pieces import Box

Row = tuple[str, Sequence[float]]
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SIZE = 12  # points
_PLAN, _OTHER = 2.75, 2.0  # points, how broad a line is


class Line(NamedTuple):
    """A line over a fan. kind: as the palette calls it."""

    name: str
    values: Sequence[float]
    kind: str


def fan(slide: Any, box: Box, months: Sequence[str], bands: Sequence[Row], lines: Sequence[Line], alt: str) -> None:
    """Stacked areas, the lowest without a fill, and the lines of the plan and its base over them; or lines alone."""
    rows = (*bands, *((line.name, line.values) for line in lines))
    chart = _chart(slide, box, XL_CHART_TYPE.AREA_STACKED if bands else XL_CHART_TYPE.LINE, months, rows, alt)
    _legend(chart, _banded(chart, len(lines)) if bands else [])
    for series, line in zip(chart.plots[-1].series, lines, strict=True):
        plan = line.kind == "plan"
        if plan:
            series.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_1
        else:
            series.format.line.color.rgb = RGBColor.from_string(getattr(LIGHT, line.kind)[1:])  # type: ignore[no-untyped-call]
        series.format.line.width, series.smooth = Pt(_PLAN if plan else _OTHER), False
    chart.category_axis._element.append(_element("tickLblSkip", 6))
    chart.category_axis._element.append(_element("tickMarkSkip", 6))
    _ordered(chart.category_axis._element)


def _banded(chart: Any, lines: int) -> list[int]:
    """Sets the bands apart from the lines, which are the last; which series are shown in no legend."""
    plot = chart.plots[0]
    hidden = _lines(plot._element, lines)
    plot.series[0].format.fill.background()
    for series, alpha in zip(list(plot.series)[1:], (22000, 42000, 22000), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        colour = series._element.find(f".//{{{_A}}}solidFill/*")
        etree.SubElement(colour, f"{{{_A}}}alpha").set("val", str(alpha))
    return hidden


def waterfall(
    slide: Any, box: Box, steps: Sequence[tuple[str, float, float, str, str]], names: Sequence[str], alt: str
) -> None:
    """Each step from where the one before it ends, across zero. steps: name, start, end, number as told, colour.

    Two helpers without a fill carry what floats, for columns stack above and below zero apart. names: of the series.
    """
    ends = [(min(start, end), max(start, end)) for _, start, end, _, _ in steps]
    helper, above, below, labels = names
    rows: tuple[Row, ...] = (
        (helper, [max(low, 0.0) for low, _ in ends]), (f"{helper} ", [min(top, 0.0) for _, top in ends]),
        (above, [max(top, 0.0) - max(low, 0.0) for low, top in ends]),
        (below, [min(low, 0.0) - min(top, 0.0) for low, top in ends]),
        (labels, [top for _, top in ends]),
    )  # fmt: skip
    chart = _chart(slide, box, XL_CHART_TYPE.COLUMN_STACKED, [step[0] for step in steps], rows, alt)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    _lines(plot._element, 1)
    for place, series in enumerate(plot.series):
        if place < 2:
            series.format.fill.background()
            continue
        for at, step in enumerate(steps):
            fill = series.points[at].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(step[4][1:])  # type: ignore[no-untyped-call]
    _level(chart.category_axis)
    _labels(chart.plots[1].series[0], [step[3] for step in steps])
    chart.has_legend = False


def tornado(slide: Any, box: Box, names: Sequence[str], low: Row, high: Row, alt: str) -> None:
    """Bars from the base to what each end of a number gives, the widest on top."""
    back = range(len(names) - 1, -1, -1)
    rows = [(name, [values[at] for at in back]) for name, values in (low, high)]
    chart = _chart(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, [names[at] for at in back], rows, alt)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series, colour in zip(plot.series, (MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_1), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = colour
        series.invert_if_negative = False
    _legend(chart, [])


def _chart(slide: Any, box: Box, kind: Any, categories: Sequence[str], rows: Sequence[Row], alt: str) -> Any:
    told: Any = CategoryChartData(number_format="#,##0.##")  # type: ignore[no-untyped-call]
    told.categories = [inert(held(each)) for each in categories]
    for name, values in rows:
        told.add_series(inert(held(name)), [round(float(value), 6) + 0.0 for value in values])
    frame = slide.shapes.add_chart(kind, *map(Emu, box), told)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", held(alt))
    chart = frame.chart
    chart.font.size = Pt(_SIZE)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.value_axis.tick_labels.number_format = "#,##0.##" if _spread(rows) < 10 else "#,##0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    chart.value_axis.format.line.fill.background()
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    return chart


def _spread(rows: Sequence[Row]) -> float:
    return max((abs(float(value)) for _, values in rows for value in values), default=0.0)


def _lines(plot: Any, count: int) -> list[int]:
    """Moves the last series of a chart to lines over it, on the same axes; which series are shown in a legend."""
    every = plot.findall(f"{{{_C}}}ser")
    lines = etree.Element(f"{{{_C}}}lineChart")
    lines.append(_element("grouping", "standard"))
    lines.append(_element("varyColors", 0))
    for series in every[-count:]:
        plot.remove(series)
        for child in series.findall(f"{{{_C}}}invertIfNegative"):
            series.remove(child)
        marker = etree.Element(f"{{{_C}}}marker")
        marker.append(_element("symbol", "none"))
        series.find(f"{{{_C}}}tx").addnext(marker)
        lines.append(series)
    lines.append(_element("marker", 1))
    for axis in plot.findall(f"{{{_C}}}axId"):
        lines.append(deepcopy(axis))
    parsed = _known(lines)
    plot.addnext(parsed)
    return [0]


def _known(lines: Any) -> Any:
    """The same element, as python-pptx knows it."""
    from pptx.oxml import parse_xml

    return parse_xml(etree.tostring(lines))


def _labels(series: Any, told: Sequence[str]) -> None:
    """What each column is, over it; the line that carries the words is not seen."""
    series.format.line.fill.background()
    for at, words in enumerate(told):
        label = series.points[at].data_label
        label.position = XL_LABEL_POSITION.ABOVE
        label.text_frame.text = held(words)
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(_SIZE)


def _level(axis: Any) -> None:
    """Names of columns stand level, in as many lines as they need."""
    axis.tick_labels.font.size = Pt(_SIZE - 1)
    axis._element.find(f"{{{_C}}}txPr/{{{_A}}}bodyPr").set("rot", "0")


def _legend(chart: Any, hidden: Sequence[int]) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    legend = chart.legend._element
    for place in reversed(hidden):
        entry = etree.Element(f"{{{_C}}}legendEntry")
        entry.append(_element("idx", place))
        entry.append(_element("delete", 1))
        legend.find(f"{{{_C}}}legendPos").addnext(entry)


def _element(name: str, value: object) -> Any:
    found = etree.Element(f"{{{_C}}}{name}")
    found.set("val", str(value))
    return found


def _ordered(axis: Any) -> None:
    """Puts what was added where the schema wants it: before `noMultiLvlLbl`."""
    last = axis.find(f"{{{_C}}}noMultiLvlLbl")
    if last is not None:
        axis.append(last)
