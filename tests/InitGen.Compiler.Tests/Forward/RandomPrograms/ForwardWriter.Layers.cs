using System.Collections.Immutable;
using System.Linq;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <content>Layers, and models inside the model.</content>
internal sealed partial class ForwardWriter
{
    private void Dense(ProgramValue value, Operation.Dense dense)
    {
        ProgramValue input = value.Inputs[0];
        int from = input.Width, to = value.Width;
        string storage = StorageOf(dense.Weight, from, to);
        if (dense.Bias is not null) type.Declare(dense.Bias, $"[Bias({to})] private readonly float[] {dense.Bias} = new float[{to}];");
        switch (random.Next(6))
        {
            case 0 or 1:
                ImmutableHashSet<string> reads = ReadsOf(input);
                string argument = Argument(input);
                string product = $"{Linear(storage, to, dense.Bias is not null)}({(dense.Bias is null ? $"{dense.Weight}, {argument}" : $"{dense.Weight}, {argument}, {dense.Bias}")})";
                Called(value, product, reads);
                return;
            case 2 when storage != "[,]":
                string into = type.Helper(random, storage == "[]"
                    ? "private static void ~(ReadOnlySpan<float> w, ReadOnlySpan<float> x, Span<float> y)\n{\n    for (int o = 0; o < y.Length; o++) y[o] = TensorPrimitives.Dot(w.Slice(o * x.Length, x.Length), x);\n}"
                    : "private static void ~(float[][] w, ReadOnlySpan<float> x, Span<float> y)\n{\n    for (int o = 0; o < y.Length; o++) y[o] = TensorPrimitives.Dot(w[o], x);\n}");
                string source = Variable(input), target = NewArray(to);
                _body.Add($"{into}({dense.Weight}, {source}, {target});");
                AddBias(dense.Bias, target, to);
                Hold(value, target);
                return;
            case 3:
                string x = Variable(input), y = NewArray(to), i = Fresh("i"), o = Fresh("o");
                _body.Add($"for (int {i} = 0; {i} < {from}; {i}++)\n    for (int {o} = 0; {o} < {to}; {o}++)\n        {y}[{o}] += {Weight(dense.Weight, storage, o, i, from)} * {x}[{i}];");
                AddBias(dense.Bias, y, to);
                Hold(value, y);
                return;
            case 4 when storage == "[]":
                string vector = Variable(input), result = NewArray(to), k = Fresh("k"), s = Fresh("s"), row = Fresh("o"), column = Fresh("i");
                _body.Add($"int {k} = 0;\nfor (int {row} = 0; {row} < {to}; {row}++)\n{{\n    float {s} = {(dense.Bias is null ? "0" : $"{dense.Bias}[{row}]")};\n    for (int {column} = 0; {column} < {vector}.Length; {column}++) {s} += {dense.Weight}[{k}++] * {vector}[{column}];\n    {result}[{row}] = {s};\n}}");
                Hold(value, result);
                return;
            default:
                Finish(value, Row(dense, storage, Variable(input), from));
                return;
        }
    }

    // One output by itself: an accumulator, a dot product or a query.
    private ElementCode Row(Operation.Dense dense, string storage, string x, int from)
    {
        ElementCode code = ElementCode.Of(string.Empty) with { Wholes = [x] };
        if (!_spans.Contains(x) && storage == "[]" && Chance(0.2))
            return Biased(code.With($"{dense.Weight}.Skip(@ * {from}).Take({from}).Zip({x}, (a, b) => a * b).Sum()"), dense.Bias);
        if (!_spans.Contains(x) && storage == "[][]" && Chance(0.2))
            return Biased(code.With($"{dense.Weight}[@].Zip({x}, (a, b) => a * b).Sum()"), dense.Bias);
        if (storage != "[,]" && Chance(0.3))
            return Biased(code.With($"TensorPrimitives.Dot({(storage == "[]" ? $"{dense.Weight}.AsSpan(@ * {from}, {from})" : $"(ReadOnlySpan<float>){dense.Weight}[@]")}, {x})"), dense.Bias);

        string s = Fresh("s", "a"), i = Fresh("i", "j"), kind = Pick("float", "float", "double");
        bool startsWithBias = dense.Bias is not null && Chance(0.5);
        string weight = Weight(dense.Weight, storage, "@", i, from);
        string step = Pick($"{s} += {weight} * {x}[{i}];", $"{s} += {x}[{i}] * {weight};", $"{s} = {s} + {weight} * {x}[{i}];", kind == "float" ? $"{s} = MathF.FusedMultiplyAdd({weight}, {x}[{i}], {s});" : $"{s} = Math.FusedMultiplyAdd({weight}, {x}[{i}], {s});");
        ElementCode row = code.With(
            kind == "float" ? s : $"(float){s}",
            $"{kind} {s} = {(startsWithBias ? dense.Bias + "[@]" : "0")};",
            Pick(
                $"for (int {i} = 0; {i} < {from}; {i}++) {step}",
                $"for (int {i} = 0; {i} < {x}.Length; {i}++) {{ {step} }}",
                $"int {i} = 0; while ({i} < {from}) {{ {step} {i}++; }}"));
        return startsWithBias ? row : Biased(row, dense.Bias);
    }

    private ElementCode Biased(ElementCode code, string? bias) =>
        bias is null ? code : code.With("(" + Pick($"{code.Expression} + {bias}[@]", $"{bias}[@] + {code.Expression}") + ")");

    private static string Weight(string weight, string storage, string row, string column, int columns) => storage switch
    {
        "[]" => $"{weight}[{row} * {columns} + {column}]",
        "[,]" => $"{weight}[{row}, {column}]",
        _ => $"{weight}[{row}][{column}]",
    };

    private void AddBias(string? bias, string y, int width)
    {
        if (bias is null) return;
        string i = Fresh("i");
        _body.Add(Pick($"TensorPrimitives.Add({Read(y)}, {bias}, {y});", $"for (int {i} = 0; {i} < {width}; {i}++) {y}[{i}] += {bias}[{i}];"));
    }

    private string StorageOf(string weight, int from, int to)
    {
        if (_storage.TryGetValue(weight, out string? known)) return known;
        string storage = _storage[weight] = Pick("[]", "[]", "[,]", "[][]");
        string made = storage switch
        {
            "[]" => $"new float[{from * to}]",
            "[,]" => $"new float[{to}, {from}]",
            _ => $"{{ {string.Join(", ", Enumerable.Repeat($"new float[{from}]", to))} }}",
        };
        type.Declare(weight, $"[Dense({from}, {to}), Init] private readonly float{storage} {weight} = {made};");
        return storage;
    }

    private string Linear(string storage, int outputs, bool isBiased)
    {
        string parameters = $"float{storage} w, float[] x" + (isBiased ? ", float[] b" : string.Empty);
        string count = isBiased ? "b.Length" : storage switch { "[]" => "w.Length / x.Length", "[,]" => "w.GetLength(0)", _ => "w.Length" };
        string weight = storage switch { "[]" => "w[o * x.Length + i]", "[,]" => "w[o, i]", _ => "w[o][i]" };
        string dot = storage switch { "[]" => "TensorPrimitives.Dot(w.AsSpan(o * x.Length, x.Length), x)", "[][]" => "TensorPrimitives.Dot<float>(w[o], x)", _ => string.Empty };
        string start = isBiased ? "b[o]" : "0", more = isBiased ? " + b[o]" : string.Empty;
        return type.Helper(random, random.Next(4) switch
        {
            0 when storage != "[,]" => $"private static float[] ~({parameters})\n{{\n    var y = new float[{count}];\n    for (int o = 0; o < y.Length; o++) y[o] = {dot}{more};\n    return y;\n}}",
            1 when storage == "[][]" => $"private static float[] ~({parameters}) => w.Select({(isBiased ? "(row, o)" : "row")} => row.Zip(x, (a, c) => a * c).Sum(){more}).ToArray();",
            2 => $"private static float[] ~({parameters}) => Enumerable.Range(0, {count}).Select(o => Enumerable.Range(0, x.Length).Sum(i => {weight} * x[i]){more}).ToArray();",
            _ => $"private static float[] ~({parameters})\n{{\n    var y = new float[{count}];\n    for (int o = 0; o < y.Length; o++)\n    {{\n        float s = {start};\n        for (int i = 0; i < x.Length; i++) s += {weight} * x[i];\n        y[o] = s;\n    }}\n\n    return y;\n}}",
        });
    }

    private void Nested(ProgramValue value, Operation.Nested nested)
    {
        ProgramValue input = value.Inputs[0];
        (string name, string block) = (nested.Member, nested.Block.Name);
        if (nested.Count is not { } count)
        {
            type.Declare(name, $"[Init] private readonly {block} {name} = new();");
            ImmutableHashSet<string> reads = ReadsOf(input);
            Called(value, $"{name}.Forward({Argument(input)})", reads);
            return;
        }

        type.Declare(name, Pick(
            $"[Init] private readonly {block}[] {name} = {{ {string.Join(", ", Enumerable.Repeat("new()", count))} }};",
            $"[Init] private readonly {block}[] {name} = Enumerable.Range(0, {count}).Select(_ => new {block}()).ToArray();"));
        string x = Argument(input), h = Fresh("h"), i = Fresh("i"), b = Fresh("b");
        _body.Add(Pick(
            $"float[] {h} = {x};\nforeach ({block} {b} in {name}) {h} = {b}.Forward({h});",
            $"var {h} = {x};\nfor (int {i} = 0; {i} < {count}; {i}++) {h} = {name}[{i}].Forward({h});",
            $"float[] {h} = {name}.Aggregate({x}, (v, block) => block.Forward(v));"));
        // It may still be the very array that it began with.
        _fixed.Add(h);
        Hold(value, h);
    }
}
