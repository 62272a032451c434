using System;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <content>What all elements have a say in.</content>
internal sealed partial class ForwardWriter
{
    private void Softmax(ProgramValue value, Activation activation)
    {
        bool isLog = activation == Activation.LogSoftmax;
        ProgramValue input = value.Inputs[0];
        if (!isLog && Chance(0.2))
        {
            string from = Variable(input), to = Destination(value.Width, from);
            _body.Add($"TensorPrimitives.SoftMax({Read(from)}, {to});");
            Hold(value, to);
            return;
        }

        if (Chance(0.4))
        {
            string method = type.Helper(random, isLog
                ? "private static float[] ~(float[] x)\n{\n    float m = x.Max();\n    float s = MathF.Log(x.Sum(v => MathF.Exp(v - m)));\n    return x.Select(v => v - m - s).ToArray();\n}"
                : Pick(
                    "private static float[] ~(float[] x)\n{\n    float m = x[0];\n    for (int i = 1; i < x.Length; i++) if (x[i] > m) m = x[i];\n    var y = new float[x.Length];\n    float s = 0;\n    for (int i = 0; i < x.Length; i++) s += y[i] = MathF.Exp(x[i] - m);\n    for (int i = 0; i < x.Length; i++) y[i] /= s;\n    return y;\n}",
                    "private static float[] ~(float[] x)\n{\n    var e = x.Select(v => MathF.Exp(v)).ToArray();\n    float s = e.Sum();\n    return e.Select(v => v / s).ToArray();\n}"));
            ImmutableHashSet<string> reads = ReadsOf(input);
            Called(value, $"{method}({Argument(input)})", reads);
            return;
        }

        string x = Variable(input), m = Fresh("m"), s = Fresh("s"), i = Fresh("i"), n = Fresh("i"), k = Fresh("i");
        _body.Add($"float {m} = {Pick("float.NegativeInfinity", x + "[0]")};\nfor (int {k} = 0; {k} < {value.Width}; {k}++) {m} = MathF.Max({m}, {x}[{k}]);");
        if (isLog)
        {
            _body.Add($"float {s} = 0;\nfor (int {i} = 0; {i} < {value.Width}; {i}++) {s} += MathF.Exp({x}[{i}] - {m});");
            Finish(value, new ElementCode([], $"({x}[@] - {m} - MathF.Log({s}))", [x], [m, s]));
            return;
        }

        string y = Destination(value.Width, x);
        _body.Add($"float {s} = 0;\nfor (int {i} = 0; {i} < {value.Width}; {i}++)\n{{\n    {y}[{i}] = MathF.Exp({x}[{i}] - {m});\n    {s} += {y}[{i}];\n}}");
        _body.Add($"for (int {n} = 0; {n} < {value.Width}; {n}++) {y}[{n}] {Pick($"/= {s}", $"*= 1 / {s}")};");
        Hold(value, y);
    }

    private void Normalize(ProgramValue value, Operation.Normalize normalize)
    {
        int width = value.Width;
        if (normalize.Scale is not null) type.Declare(normalize.Scale, $"[Norm({width})] private readonly float[] {normalize.Scale} = new float[{width}];");
        if (normalize.Shift is not null) type.Declare(normalize.Shift, $"[Bias({width})] private readonly float[] {normalize.Shift} = new float[{width}];");
        string x = Variable(value.Inputs[0]), r = Fresh("r", "q"), v = Fresh("v"), i = Fresh("i"), n = Fresh("i"), m = Fresh("m");
        bool isQuery = !_spans.Contains(x) && Chance(0.4);
        string centered = normalize.Centers ? $"({x}[{{0}}] - {m})" : $"{x}[{{0}}]";
        if (normalize.Centers)
        {
            _body.Add(isQuery ? $"float {m} = {Pick($"{x}.Average()", $"{x}.Sum() / {width}", $"{x}.Sum() / {x}.Length")};"
                : Pick($"float {m} = 0;\nfor (int {i} = 0; {i} < {width}; {i}++) {m} += {x}[{i}];\n{m} /= {Pick(width.ToString(), x + ".Length")};", $"float {m} = TensorPrimitives.Sum((ReadOnlySpan<float>){x}) / {x}.Length;"));
        }

        string square = normalize.Centers ? $"(u - {m}) * (u - {m})" : "u * u";
        string at = string.Format(System.Globalization.CultureInfo.InvariantCulture, centered, n);
        _body.Add(isQuery ? $"float {v} = {Pick($"{x}.Select(u => {square}).Average()", $"{x}.Sum(u => {square}) / {width}", $"{x}.Average(u => {square})")};"
            : !normalize.Centers && Chance(0.4) ? $"float {v} = {Pick("TensorPrimitives.SumOfSquares", "TensorPrimitives.SumOfSquares<float>")}({Read(x)}) / {width};"
            : $"float {v} = 0;\nfor (int {n} = 0; {n} < {width}; {n}++) {v} += {at} * {at};\n{v} /= {Pick(width.ToString(), x + ".Length")};");
        bool isInverse = Chance(0.5);
        _body.Add(isInverse ? $"float {r} = {Pick($"1 / MathF.Sqrt({v} + 1e-5f)", $"(float)(1 / Math.Sqrt({v} + 1e-5))")};" : $"float {r} = MathF.Sqrt({v} + 1e-5f);");
        string normalized = string.Format(System.Globalization.CultureInfo.InvariantCulture, centered, "@") + (isInverse ? " * " : " / ") + r;
        if (normalize.Scale is not null) normalized = Pick($"{normalize.Scale}[@] * ({normalized})", $"{normalized} * {normalize.Scale}[@]", $"{normalize.Scale}[@] * {normalized}");
        if (normalize.Shift is not null) normalized = $"({normalized} + {normalize.Shift}[@])";
        Finish(value, new ElementCode([], $"({normalized})", [x], normalize.Centers ? [m, r] : [r]));
    }

    private void Pool(ProgramValue value, PoolKind kind)
    {
        ProgramValue input = value.Inputs[0];
        string m = Fresh("m", "s"), i = Fresh("i");
        if (Chance(0.4) && !HasWeights(input) && input.Operation is Operation.Activate)
        {
            // The elements need not be stored for it.
            ElementCode code = Code(input).At(i);
            string start = kind != PoolKind.Max ? "0" : "float.NegativeInfinity", c = Fresh("c");
            string step = kind != PoolKind.Max ? $"{m} += {code.Expression};" : Pick($"{m} = MathF.Max({m}, {code.Expression});", $"float {c} = {code.Expression}; if ({c} > {m}) {m} = {c};");
            _body.Add($"float {m} = {start};\nfor (int {i} = 0; {i} < {input.Width}; {i}++)\n{{\n    {string.Join(" ", code.Lines)} {step}\n}}");
            if (kind == PoolKind.Average) _body.Add($"{m} {Pick($"/= {input.Width}", $"*= 1f / {input.Width}")};");
            Hold(value, m);
            return;
        }

        string x = Variable(input);
        string span = Read(x);
        string query = _spans.Contains(x) ? x + ".ToArray()" : x;
        _body.Add($"float {m} = " + kind switch
        {
            PoolKind.Average => Pick($"{query}.Average()", $"{query}.Sum() / {input.Width}", $"TensorPrimitives.Sum({span}) / {x}.Length"),
            PoolKind.Sum => Pick($"{query}.Sum()", $"TensorPrimitives.Sum({span})"),
            _ => Pick($"{query}.Max()", $"TensorPrimitives.Max({span})"),
        } + ";");
        Hold(value, m);
    }

    // A sum over outputs in the loop of the layer itself cannot be told from the layer's own sum.
    private bool HasWeights(ProgramValue value) =>
        _codes.TryGetValue(value, out ElementCode? code) && code.Lines.Add(code.Expression).Any(static text => text.Contains("_w", StringComparison.Ordinal));

    private void Concat(ProgramValue value)
    {
        (ProgramValue first, ProgramValue second) = (value.Inputs[0], value.Inputs[1]);
        switch (random.Next(4))
        {
            case 0:
                string b = Array(Variable(second)), a = Argument(first), q = Fresh("q");
                _body.Add($"float[] {q} = {a}.Concat({b}).ToArray();");
                Hold(value, q);
                return;
            case 1:
                string from = Variable(first), then = Variable(second), all = NewArray(value.Width);
                string rest = _spans.Contains(all) ? $"{all}.Slice({first.Width})" : $"{all}.AsSpan({first.Width})";
                _body.Add($"{from}.CopyTo({(_spans.Contains(all) ? all : all + ".AsSpan()")});\n{then}.CopyTo({rest});");
                Hold(value, all);
                return;
            case 2:
                string right = Array(Variable(second)), left = Argument(first), joined = Fresh("y");
                _body.Add($"var {joined} = new float[{value.Width}];\nArray.Copy({left}, {joined}, {first.Width});\nArray.Copy({right}, 0, {joined}, {first.Width}, {second.Width});");
                Hold(value, joined);
                return;
            default:
                ElementCode one = Code(first), other = Code(second);
                string y = NewArray(value.Width), i = Fresh("i"), j = Fresh("j");
                (ElementCode head, ElementCode tail) = (one.At(i), other.At(j));
                _body.Add($"for (int {i} = 0; {i} < {first.Width}; {i}++)\n{{\n    {string.Join(" ", head.Lines)} {y}[{i}] = {head.Expression};\n}}");
                _body.Add($"for (int {j} = 0; {j} < {second.Width}; {j}++)\n{{\n    {string.Join(" ", tail.Lines)} {y}[{Pick($"{first.Width} + {j}", $"{j} + {first.Width}")}] = {tail.Expression};\n}}");
                Hold(value, y);
                return;
        }
    }
}
