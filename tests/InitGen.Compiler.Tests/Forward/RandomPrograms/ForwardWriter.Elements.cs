using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <content>What is done to each element by itself.</content>
internal sealed partial class ForwardWriter
{
    private void Elementwise(ProgramValue value)
    {
        if (value.Width > 0 && Chance(0.3) && TryVectorized(value)) return;
        ElementCode code = value.Operation switch
        {
            Operation.Activate { Function: var function } when value.Inputs.Count == 1 => Activated(value.Inputs[0], function),
            Operation.Activate => Combined(value.Inputs, Pick("MathF.Max({0}, {1})", "({0} > {1} ? {0} : {1})")),
            Operation.Affine affine => Combined(value.Inputs, Affine(affine)),
            Operation.Sum => Combined(value.Inputs, string.Join(" + ", value.Inputs.Select(static (_, i) => $"{{{i}}}"))),
            Operation.Product => Combined(value.Inputs, Pick("{0} * {1}", "{1} * {0}")),
            Operation.Dropout dropout => Dropped(value, dropout.Rate),
            _ => throw new ArgumentException(value.ToString()),
        };
        Finish(value, code);
    }

    private string Affine(Operation.Affine affine) => Pick("{0} * " + Text(affine.Factor), Text(affine.Factor) + " * {0}", "{0} / " + Text(1 / affine.Factor));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>The code of several values put together; what is used twice gets a name first.</summary>
    private ElementCode Combined(IReadOnlyList<ProgramValue> values, string format)
    {
        ElementCode result = ElementCode.Of(string.Empty);
        var expressions = new List<string>();
        for (int i = 0; i < values.Count; i++)
        {
            ElementCode operand = Operand(values[i], format.Split($"{{{i}}}").Length > 2);
            result = operand.After(result) with { Expression = string.Empty };
            expressions.Add(operand.Expression);
        }

        return result.With("(" + string.Format(CultureInfo.InvariantCulture, format, [.. expressions]) + ")");
    }

    private ElementCode Operand(ProgramValue value, bool isUsedTwice)
    {
        ElementCode code = Code(value);
        if (code.IsSimple ? !isUsedTwice || Chance(0.7) : !isUsedTwice && Chance(0.6)) return code;
        string name = Fresh("c", "d", "u");
        return code.With(name, $"{Pick("float", "var")} {name} = {code.Expression};");
    }

    private ElementCode Activated(ProgramValue input, ActivationInfo function)
    {
        // if (v < 0) v = 0;
        if (function.Activation == Activation.ReLU && Chance(0.2))
        {
            ElementCode code = Code(input);
            string name = Fresh("r", "u");
            return code.With(name, $"float {name} = {code.Expression};", Pick($"if ({name} < 0) {name} = 0;", $"if (!({name} > 0)) {name} = 0;", $"{name} = {name} < 0 ? 0 : {name};"));
        }

        string template = Template(function);
        if (Chance(0.3))
        {
            string method = type.Helper(random, Pick($"private static float ~(float v) => {template.Replace("$", "v", StringComparison.Ordinal)};", $"private static float ~(float u)\n{{\n    var r = {template.Replace("$", "u", StringComparison.Ordinal)};\n    return r;\n}}"));
            ElementCode given = Code(input);
            return given.With($"{method}({given.Expression})");
        }

        ElementCode operand = Operand(input, template.Split('$').Length > 2);
        return operand.With("(" + template.Replace("$", operand.IsSimple || Chance(0) ? operand.Expression : "(" + operand.Expression + ")", StringComparison.Ordinal) + ")");
    }

    private string Template(ActivationInfo function)
    {
        string template = Pick(ActivationCode.Of(function));
        return template.Contains("erf", StringComparison.Ordinal) ? template.Replace("erf", type.Helper(random, ActivationCode.Erf), StringComparison.Ordinal) : template;
    }

    private ElementCode Dropped(ProgramValue value, double rate)
    {
        ElementCode operand = Operand(value.Inputs[0], isUsedTwice: false);
        string draw = Chance(0.5) ? "Random.Shared.NextDouble()" : "_random.NextDouble()";
        if (draw[0] == '_') type.Declare("_random", "private readonly Random _random = new(1);");
        string kept = Pick($"{operand.Expression} / {Text(1 - rate)}", $"{operand.Expression} * {Text(1 / (1 - rate))}", $"{operand.Expression} / (1 - {Text(rate)})");
        return operand.With(Pick(
            $"({draw} < {Text(rate)} ? 0 : {kept})",
            $"({draw} >= {Text(rate)} ? {kept} : 0)",
            $"({operand.Expression} * ({draw} < {Text(rate)} ? 0 : {Text(1 / (1 - rate))}))"));
    }

    // All elements by one call, of a library or of a helper.
    private bool TryVectorized(ProgramValue value)
    {
        ProgramValue first = value.Inputs[0];
        switch (value.Operation)
        {
            case Operation.Activate { Function: var function } when value.Inputs.Count == 1 && Chance(0.5):
                Helped(value, function);
                return true;
            case Operation.Activate { Function.Activation: Activation.Tanh or Activation.Sigmoid or Activation.ReLU or Activation.Sine } activate when value.Inputs.Count == 1:
                string x = Variable(first), y = Destination(value.Width, x);
                _body.Add(activate.Function.Activation switch
                {
                    Activation.ReLU => $"TensorPrimitives.Max({Read(x)}, 0f, {y});",
                    Activation.Sine => $"TensorPrimitives.Sin({Read(x)}, {y});",
                    var other => $"TensorPrimitives.{other}({Read(x)}, {y});",
                });
                Hold(value, y);
                return true;
            case Operation.Affine affine:
                string scaled = Variable(first), target = Destination(value.Width, scaled);
                _body.Add($"TensorPrimitives.Multiply({Read(scaled)}, {Text(affine.Factor)}, {target});");
                Hold(value, target);
                return true;
            case Operation.Sum or Operation.Product when value.Inputs.Count == 2 && value.Inputs.All(static input => input.Width > 0):
                string left = Variable(first), right = Variable(value.Inputs[1]);
                string method = value.Operation is Operation.Sum ? "Add" : "Multiply";
                if (Chance(0.3))
                {
                    string helper = type.Helper(random, Pick(
                        $"private static float[] ~(float[] a, float[] b) => a.Zip(b, (u, v) => u {(method == "Add" ? '+' : '*')} v).ToArray();",
                        $"private static float[] ~(float[] a, float[] b)\n{{\n    var c = (float[])a.Clone();\n    for (int i = 0; i < c.Length; i++) c[i] {(method == "Add" ? '+' : '*')}= b[i];\n    return c;\n}}"));
                    Called(value, $"{helper}({Array(left)}, {Array(right)})", [left, right]);
                    return true;
                }

                string sum = Destination(value.Width, left, right);
                _body.Add(IsFree(left) && sum == left && Chance(0.5)
                    ? $"for (int i{_names} = 0; i{_names} < {value.Width}; i{_names}++) {left}[i{_names}] {(method == "Add" ? '+' : '*')}= {right}[i{_names++}];"
                    : $"TensorPrimitives.{method}({Read(left)}, {Read(right)}, {sum});");
                Hold(value, sum);
                return true;
            default:
                return false;
        }
    }

    private string Read(string name) => _spans.Contains(name) ? name : Pick(name, $"{name}.AsSpan()", $"(ReadOnlySpan<float>){name}").Replace(name + ".AsSpan()", $"(ReadOnlySpan<float>){name}", StringComparison.Ordinal) is var text && text == name ? $"(ReadOnlySpan<float>){name}" : text;

    // An activation of a whole array in a method of its own.
    private void Helped(ProgramValue value, ActivationInfo function)
    {
        string template = Template(function);
        string At(string operand) => template.Replace("$", operand, StringComparison.Ordinal);
        ProgramValue input = value.Inputs[0];
        switch (random.Next(3))
        {
            case 0:
                string made = type.Helper(random, Pick(
                    $"private static float[] ~(float[] x) => x.Select(v => (float)({At("v")})).ToArray();",
                    $"private static float[] ~(float[] x)\n{{\n    var y = new float[x.Length];\n    for (int i = 0; i < x.Length; i++) y[i] = {At("x[i]")};\n    return y;\n}}",
                    $"private static float[] ~(float[] x)\n{{\n    var y = (float[])x.Clone();\n    for (int i = 0; i < y.Length; i++) y[i] = {At("y[i]")};\n    return y;\n}}"));
                ImmutableHashSet<string> reads = ReadsOf(input);
                Called(value, $"{made}({Argument(input)})", reads);
                break;
            case 1:
                string into = type.Helper(random, $"private static void ~(ReadOnlySpan<float> x, Span<float> y)\n{{\n    for (int i = 0; i < y.Length; i++) y[i] = {At("x[i]")};\n}}");
                string x = Variable(input), y = Destination(value.Width, x);
                _body.Add($"{into}({x}, {y});");
                Hold(value, y);
                break;
            default:
                string changed = type.Helper(random, $"private static void ~(Span<float> x)\n{{\n    for (int i = 0; i < x.Length; i++)\n    {{\n        float v = x[i];\n        x[i] = {At("v")};\n    }}\n}}");
                string own = Variable(input);
                if (!IsFree(own))
                {
                    string copy = Fresh("c");
                    _body.Add(_spans.Contains(own) ? $"float[] {copy} = {own}.ToArray();" : Pick($"float[] {copy} = {own}.ToArray();", $"var {copy} = (float[]){own}.Clone();", $"var {copy} = new float[{value.Width}];\n{own}.CopyTo({copy}, 0);"));
                    own = copy;
                }

                _body.Add($"{changed}({own});");
                Hold(value, own);
                break;
        }
    }

    // A call whose result is used once may stand where it is used.
    private void Called(ProgramValue value, string expression, ImmutableHashSet<string> reads)
    {
        DeferCall(value, expression, reads);
        if (_uses[value] != 1 || Chance(0.5)) Variable(value);
    }
}
