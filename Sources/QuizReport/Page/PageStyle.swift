/// How the page looks: light and dark, on a phone and on paper. The six colours are those of Okabe and Ito (2008), which
/// people with any colour vision tell apart, some darkened to stand out on white.
enum PageStyle {
    static let css: StaticString = """
        :root { --ink: #1c2024; --quiet: #5c6470; --paper: #fdfdfc; --card: #f4f4f1; --line: #d9d9d4; --right: #00795a;
          --wrong: #c25100; --alarm: #b3261e; --c1: #0072b2; --c2: #c25100; --c3: #00795a; --c4: #b0528a; --c5: #8a6d00; --c6: #3a86c4; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e9e9e6; --quiet: #a3a9b2; --paper: #15181b; --card: #1e2226;
          --line: #3a4046; --right: #2fb38c; --wrong: #e88b3d; --alarm: #ff8a80; --c1: #56b4e9; --c2: #e88b3d; --c3: #2fb38c;
          --c4: #e39bc4; --c5: #f0e442; --c6: #8fb8ff; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .3rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--line); }
        h3 { font-size: 1rem; margin: 0 0 .2rem; display: flex; gap: .7rem; }
        p { margin: .4rem 0; }
        .quiet, small { color: var(--quiet); font-size: .875rem; }
        small { display: block; font-weight: normal; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { padding: .4rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        thead th { color: var(--quiet); font-size: .8rem; font-weight: 600; white-space: nowrap; vertical-align: bottom; }
        tbody th { font-weight: 600; }
        td, .rank { overflow-wrap: normal; }
        th.question { font-weight: normal; min-width: 14rem; }
        .number { text-align: right; white-space: nowrap; }
        .rank { color: var(--quiet); font-weight: 600; text-align: right; width: 2.2rem; flex: none; }
        .alarm { color: var(--alarm); font-weight: 700; }
        .bars { display: grid; gap: .7rem; }
        .bar { display: grid; grid-template-columns: 1fr auto; gap: .15rem 1rem; }
        .bar .label { min-width: 0; }
        .bar .value { color: var(--quiet); font-size: .875rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .bar .value b { color: var(--ink); }
        .bar svg { grid-column: 1 / -1; width: 100%; height: .6rem; border-radius: .3rem; display: block; }
        .track { fill: var(--line); }
        .right .fill { fill: var(--right); } .wrong .fill { fill: var(--wrong); } .silent .fill { fill: var(--quiet); }
        .names { margin: -.4rem 0 0; font-size: .875rem; color: var(--quiet); }
        article { background: var(--card); border-radius: .6rem; padding: 1rem; margin: 0 0 1rem; break-inside: avoid; }
        article .rank { width: auto; }
        article .bars { margin-top: .7rem; }
        .terms { display: grid; grid-template-columns: auto 1fr; gap: .2rem .8rem; font-size: .875rem; margin: 0 0 1rem; }
        .terms dt { font-weight: 700; } .terms dd { margin: 0; color: var(--quiet); }
        .race { width: 100%; min-width: 36rem; display: block; font-size: 14px; }
        .race text { fill: var(--quiet); font-variant-numeric: tabular-nums; }
        .race .grid { stroke: var(--line); stroke-width: 1; }
        .race polyline { fill: none; stroke-width: 3; stroke-linejoin: round; stroke-linecap: round; }
        .race polyline.others { stroke: var(--quiet); stroke-width: 1; opacity: .35; }
        .race text[class] { font-weight: 600; }
        polyline.l1 { stroke: var(--c1); } polyline.l2 { stroke: var(--c2); } polyline.l3 { stroke: var(--c3); }
        polyline.l4 { stroke: var(--c4); } polyline.l5 { stroke: var(--c5); } polyline.l6 { stroke: var(--c6); }
        .race text.l1 { fill: var(--c1); } .race text.l2 { fill: var(--c2); } .race text.l3 { fill: var(--c3); }
        .race text.l4 { fill: var(--c4); } .race text.l5 { fill: var(--c5); } .race text.l6 { fill: var(--c6); }
        .legend { display: none; margin: .5rem 0; padding-left: 1.4rem; font-weight: 600; }
        .legend .l1 { color: var(--c1); } .legend .l2 { color: var(--c2); } .legend .l3 { color: var(--c3); }
        .legend .l4 { color: var(--c4); } .legend .l5 { color: var(--c5); } .legend .l6 { color: var(--c6); }
        @media (max-width: 38rem) { .legend { display: block; } }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } section { break-inside: auto; }
          h2 { break-after: avoid; } tr { break-inside: avoid; } .wide { overflow: visible; } article { border: 1px solid var(--line); }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          :root { --ink: #000; --quiet: #444; --paper: #fff; --card: #fff; --line: #ccc; --right: #00795a; --wrong: #c25100;
            --alarm: #b3261e; --c1: #0072b2; --c2: #c25100; --c3: #00795a; --c4: #b0528a; --c5: #8a6d00; --c6: #3a86c4; } }

        """
}
