//! The ladder's chart: cost against depth, the model beside the measurement of real CPython.
//!
//! plotters draws the marks at the screen's own density; all text is HTML, sharp, themed and readable by screen
//! readers, and no style is written inline.

use crate::{
    ladder::{self, DEEPEST, MEASURED},
    redraw::use_redraw,
};
use plotters::prelude::*;
use plotters_canvas::CanvasBackend;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the chart needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub depth: u32,
    /// The values that the slider stops at.
    pub stops: Vec<u32>,
    pub choose: Callback<u32>,
    /// Frames that this run has entered so far, counted from its events.
    pub counted: Option<u32>,
}

/// Top of the scale, in microseconds for five values.
const TOP: f64 = 70.0;

/// See the module.
#[component]
pub fn Chart(props: &Props) -> Html {
    let canvas = use_node_ref();
    let probe = use_node_ref();
    let redraw = use_redraw();
    use_effect_with((props.depth, redraw), {
        let (canvas, probe) = (canvas.clone(), probe.clone());
        move |(depth, _)| {
            if let (Some(canvas), Some(probe)) = (canvas.cast::<HtmlCanvasElement>(), probe.cast::<Element>())
            {
                draw(&canvas, &probe, *depth);
            }
        }
    });
    let now = props.stops.iter().position(|s| *s == props.depth).unwrap_or(0);
    let oninput = {
        let (choose, stops) = (props.choose.clone(), props.stops.clone());
        Callback::from(move |e: InputEvent| {
            let at: usize = e
                .target_unchecked_into::<HtmlInputElement>()
                .value()
                .parse()
                .unwrap_or(0);
            if let Some(depth) = stops.get(at) {
                choose.emit(*depth);
            }
        })
    };
    let (d, each, all) = (
        props.depth,
        ladder::crossed(props.depth),
        ladder::entered(props.depth),
    );
    let frames = if each == 1 { "frame" } else { "frames" };
    html! {
        <section class="chart" data-testid="chart" aria-label="Cost against depth">
            <div class="chart-slider">
                <label for="depth">{"Depth "}<b>{d}</b></label>
                <input id="depth" type="range" min="0" max={(props.stops.len().max(1) - 1).to_string()} step="1" value={now.to_string()}
                    data-testid="depth" aria-valuetext={format!("depth {d}")} {oninput} />
            </div>
            <p class="chart-count" data-testid="crossings">
                {format!("Each `next` crosses {each} {frames}; five values enter {all} in all").replace('`', "")}
                if let Some(counted) = props.counted { {format!("; resumes have crossed {counted} so far")} }
                {"."}
            </p>
            <div class="plot">
                <div class="plot-y" aria-hidden="true">
                    {for [60, 40, 20, 0].map(|v| html! { <Tick at={100.0 - 100.0 * f64::from(v) / TOP} side="top">{format!("{v} µs")}</Tick> })}
                </div>
                <canvas ref={canvas} class="plot-canvas" role="img"
                    aria-label={format!("Cost of five values against depth 0 to {DEEPEST}; the table holds the numbers")}></canvas>
                <div class="plot-x" aria-hidden="true">
                    {for [0, 50, 100, 150, 200].map(|v| html! { <Tick at={100.0 * f64::from(v) / f64::from(DEEPEST)} side="left">{v}</Tick> })}
                </div>
            </div>
            <p class="legend">
                <span class="legend-item"><span class="key measured"></span>{"CPython 3.11.7, measured"}</span>
                <span class="legend-item"><span class="key model"></span>{"frames counted, at the model's price"}</span>
                <span class="plot-probe" ref={probe} aria-hidden="true"><i class="c-rule"></i><i class="c-measured"></i><i class="c-model"></i></span>
            </p>
            <details class="chart-data">
                <summary>{"The numbers"}</summary>
                <table>
                    <thead><tr><th scope="col">{"depth"}</th><th scope="col">{"frames a value"}</th><th scope="col">{"frames in all"}</th>
                        <th scope="col">{"measured, µs"}</th><th scope="col">{"model, µs"}</th></tr></thead>
                    <tbody>
                        {for MEASURED.iter().map(|(depth, ns, _)| html! {
                            <tr><th scope="row">{*depth}</th><td>{ladder::crossed(*depth)}</td><td>{ladder::entered(*depth)}</td>
                                <td>{micro(5 * ns)}</td><td>{micro(ladder::modelled(*depth))}</td></tr>
                        })}
                    </tbody>
                </table>
                <p class="hint">{"Five values through test_yield(depth), the generator's whole life, on CPython 3.11.7. The model: 60 ns a call of next, 30 ns a level resumed, 110 ns built, 90 ns taken down."}</p>
            </details>
        </section>
    }
}

fn micro(ns: u32) -> String {
    format!("{:.2}", f64::from(ns) / 1000.0)
}

#[derive(Properties, PartialEq)]
struct TickProps {
    at: f64,
    side: &'static str,
    children: Html,
}

#[component]
fn Tick(props: &TickProps) -> Html {
    let node = use_node_ref();
    use_effect_with((props.at.to_bits(), props.side), {
        let node = node.clone();
        let at = props.at;
        move |(_, side)| {
            if let Some(e) = node.cast::<HtmlElement>() {
                let _ = e.style().set_property(side, &format!("{at}%"));
            }
        }
    });
    html! { <span ref={node}>{props.children.clone()}</span> }
}

/// The colour of a probe's child, as the theme has it now.
fn colour(probe: &Element, index: u32) -> RGBColor {
    let text = web_sys::window()
        .zip(probe.children().item(index))
        .and_then(|(w, e)| w.get_computed_style(&e).ok().flatten())
        .and_then(|s| s.get_property_value("color").ok())
        .unwrap_or_default();
    let mut parts = text
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|p| p.parse::<u8>().ok());
    let mut next = || parts.next().unwrap_or(128);
    RGBColor(next(), next(), next())
}

fn draw(canvas: &HtmlCanvasElement, probe: &Element, depth: u32) {
    let Some(window) = web_sys::window() else { return };
    let dpr = window.device_pixel_ratio().max(1.0);
    let (w, h) = (
        f64::from(canvas.client_width()) * dpr,
        f64::from(canvas.client_height()) * dpr,
    );
    if w < 20.0 || h < 20.0 {
        return;
    }
    canvas.set_width(w as u32);
    canvas.set_height(h as u32);
    let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) else {
        return;
    };
    // A canvas that cannot be drawn on leaves the table.
    let _ = plot(&backend.into_drawing_area(), probe, depth, dpr);
}

type Area = DrawingArea<CanvasBackend, plotters::coord::Shift>;

fn plot(area: &Area, probe: &Element, depth: u32, dpr: f64) -> Result<(), Box<dyn std::error::Error>> {
    let (rule, measured, model) = (colour(probe, 0), colour(probe, 1), colour(probe, 2));
    let line = |c: RGBColor, px: f64| c.stroke_width((px * dpr) as u32);
    let mut chart = ChartBuilder::on(area).build_cartesian_2d(0.0..f64::from(DEEPEST), 0.0..TOP)?;
    for y in [0.0, 20.0, 40.0, 60.0] {
        chart.draw_series(LineSeries::new(
            [(0.0, y), (f64::from(DEEPEST), y)],
            line(rule, 1.0),
        ))?;
    }
    let us = |ns: u32| f64::from(ns) / 1000.0;
    let points = || {
        MEASURED
            .iter()
            .filter(|m| m.0 <= DEEPEST)
            .map(|(d, ns, _)| (f64::from(*d), us(5 * ns)))
    };
    chart.draw_series(LineSeries::new(
        [0, DEEPEST].map(|d| (f64::from(d), us(ladder::modelled(d)))),
        line(model, 2.0),
    ))?;
    chart.draw_series(LineSeries::new(points(), line(measured, 2.0)))?;
    chart.draw_series(points().map(|p| Circle::new(p, (3.0 * dpr) as i32, measured.filled())))?;
    let here = f64::from(depth);
    chart.draw_series(LineSeries::new(
        [(here, 0.0), (here, us(ladder::modelled(depth)))],
        line(model, 1.0),
    ))?;
    chart.draw_series([Circle::new(
        (here, us(ladder::modelled(depth))),
        (5.0 * dpr) as i32,
        model.filled(),
    )])?;
    area.present()?;
    Ok(())
}
