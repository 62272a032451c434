using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>
/// Writes the forward pass of a small model in C#, in ways that people write it, chosen at random: value by value in any order that the
/// data allows, in loops, queries or calls, into new arrays or in place, several steps at once or one after the other.
/// </summary>
internal sealed partial class ForwardWriter(Random random, TypeWriter type)
{
    private readonly List<string> _body = [];
    private readonly Dictionary<ProgramValue, string> _variables = [];
    private readonly Dictionary<ProgramValue, ElementCode> _codes = [];
    private readonly Dictionary<ProgramValue, (string Expression, ImmutableHashSet<string> Reads)> _calls = [];
    private readonly Dictionary<ProgramValue, int> _uses = [];
    private readonly Dictionary<string, ProgramValue> _owners = [];
    private readonly Dictionary<string, int> _pending = [];
    private readonly HashSet<string> _spans = [];
    private readonly HashSet<string> _fixed = [];
    private readonly Dictionary<string, string> _storage = [];
    private int _names;

    /// <summary>The source of a model's types.</summary>
    public static string Source(ModelProgram program, Random random)
    {
        var type = new TypeWriter(program.Name);
        new ForwardWriter(random, type).Write(program);
        IEnumerable<ModelProgram> blocks = program.Values.Select(static value => value.Operation).OfType<Operation.Nested>().Select(static nested => nested.Block).DistinctBy(static block => block.Name);
        return string.Concat(blocks.Select(block => Source(block, random)).Prepend(type.Text()));
    }

    private void Write(ModelProgram program)
    {
        foreach (ProgramValue value in program.Values)
        {
            _uses[value] = program.Outputs.Contains(value) ? 1 : 0;
            foreach (ProgramValue input in value.Inputs) _uses[input]++;
        }

        bool isSpan = Chance(0.2);
        foreach (ProgramValue input in program.Inputs)
        {
            string name = ((Operation.Input)input.Operation).Name;
            (_variables[input], _owners[name]) = (name, input);
            _fixed.Add(name);
            if (isSpan) _spans.Add(name);
        }

        List<ProgramValue> left = [.. program.Values.Where(static value => value.Operation is not Operation.Input)];
        while (left.Count > 0)
        {
            ProgramValue[] ready = [.. left.Where(value => !value.Inputs.Any(left.Contains))];
            ProgramValue next = Chance(0.6) ? ready[0] : ready[random.Next(ready.Length)];
            left.Remove(next);
            foreach (ProgramValue input in next.Inputs) _uses[input]--;
            Write(next);
        }

        // A call that stands in the result must not be overtaken by what is changed in place for another one.
        string[] outputs = [.. program.Outputs.Select(output => program.Outputs.Count == 1 ? Argument(output) : Array(Variable(output)))];
        string[] types = [.. program.Outputs.Select(static output => output.Width == 0 ? "float" : "float[]")];
        string parameters = string.Join(", ", program.Inputs.Select(input => (isSpan ? "ReadOnlySpan<float> " : "float[] ") + _variables[input]));
        (string result, string returned) = outputs.Length == 1 ? (types[0], outputs[0]) : ($"({string.Join(", ", types)})", $"({string.Join(", ", outputs)})");
        type.Declare("Forward", _body.Count == 0
            ? $"public {result} Forward({parameters}) => {returned};"
            : $"public {result} Forward({parameters})\n{{\n    {string.Join("\n    ", _body.SelectMany(static line => line.Split('\n')))}\n    return {returned};\n}}");
    }

    private void Write(ProgramValue value)
    {
        switch (value.Operation)
        {
            case Operation.Dense dense:
                Dense(value, dense);
                break;
            case Operation.Nested nested:
                Nested(value, nested);
                break;
            case Operation.Activate { Function.Activation: Activation.Softmax or Activation.LogSoftmax } activate:
                Softmax(value, activate.Function.Activation);
                break;
            case Operation.Normalize normalize:
                Normalize(value, normalize);
                break;
            case Operation.Pool pool:
                Pool(value, pool.Kind);
                break;
            case Operation.Concat:
                Concat(value);
                break;
            default:
                Elementwise(value);
                break;
        }
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(params T[] of) => of[random.Next(of.Length)];

    private string Fresh(params string[] prefixes) => Pick(prefixes) + _names++;

    // Code that is not written yet holds on to what it reads: nothing may change it meanwhile.
    private void Defer(ProgramValue value, ElementCode code)
    {
        _codes[value] = code;
        foreach (string name in code.Reads) _pending[name] = _pending.GetValueOrDefault(name) + 1;
    }

    private void DeferCall(ProgramValue value, string expression, ImmutableHashSet<string> reads)
    {
        _calls[value] = (expression, reads);
        foreach (string name in reads) _pending[name] = _pending.GetValueOrDefault(name) + 1;
    }

    private void Release(IEnumerable<string> reads)
    {
        foreach (string name in reads) _pending[name]--;
    }

    private void Hold(ProgramValue value, string name) => (_variables[value], _owners[name]) = (name, value);

    /// <summary>The code of an element, which is written where it is used.</summary>
    private ElementCode Code(ProgramValue value)
    {
        if (_codes.Remove(value, out ElementCode? code))
        {
            Release(code.Reads);
            return code;
        }

        string name = Variable(value);
        return value.Width == 0 ? ElementCode.Number(name) : ElementCode.Array(name);
    }

    /// <summary>The variable that holds a value, which is computed now if it was not.</summary>
    private string Variable(ProgramValue value)
    {
        if (_codes.Remove(value, out ElementCode? code))
        {
            Release(code.Reads);
            Store(value, code);
        }
        else if (_calls.Remove(value, out (string Expression, ImmutableHashSet<string> Reads) call))
        {
            Release(call.Reads);
            string name = Fresh("h", "t", "a");
            _body.Add($"{Pick("var", value.Width == 0 ? "float" : "float[]")} {name} = {call.Expression};");
            Hold(value, name);
        }

        return _variables[value];
    }

    /// <summary>An expression of type float[], used once.</summary>
    private string Argument(ProgramValue value)
    {
        if (!_calls.Remove(value, out (string Expression, ImmutableHashSet<string> Reads) call)) return Array(Variable(value));
        Release(call.Reads);
        return call.Expression;
    }

    private ImmutableHashSet<string> ReadsOf(ProgramValue value) => _calls.TryGetValue(value, out (string Expression, ImmutableHashSet<string> Reads) call) ? call.Reads : [Variable(value)];

    private string Array(string name) => _spans.Contains(name) ? name + ".ToArray()" : name;

    private string Span(string name) => _spans.Contains(name) ? name : Pick(name, name + ".AsSpan()");

    /// <summary>Whether nothing needs any more what a variable holds.</summary>
    private bool IsFree(string name) => !_fixed.Contains(name) && _owners.TryGetValue(name, out ProgramValue? owner) && _uses[owner] == 0 && _pending.GetValueOrDefault(name) == 0;

    private string NewArray(int width)
    {
        string name = Fresh("y", "t", "h", "v");
        bool isSpan = Chance(0.15);
        _body.Add(isSpan ? Pick($"Span<float> {name} = new float[{width}];", $"Span<float> {name} = stackalloc float[{width}];") : $"{Pick("var", "float[]")} {name} = new float[{width}];");
        if (isSpan) _spans.Add(name);
        return name;
    }

    /// <summary>Where a result goes: to what is not needed any more, or to a new array.</summary>
    private string Destination(int width, params string[] candidates) =>
        candidates.FirstOrDefault(name => IsFree(name) && _owners[name].Width == width && Chance(0.6)) ?? NewArray(width);

    /// <summary>Loops around a statement for each element.</summary>
    private void ForEach(int width, string over, Func<string, IEnumerable<string>> body)
    {
        string index = Fresh("i", "j", "k");
        string length = Pick(width.ToString(), over + ".Length");
        string inside = string.Join(" ", body(index));
        _body.Add(random.Next(5) switch
        {
            0 => $"int {index} = 0;\nwhile ({index} < {length})\n{{\n    {inside}\n    {index}++;\n}}",
            1 when _spans.Count == 0 => $"foreach (int {index} in Enumerable.Range(0, {width}))\n{{\n    {inside}\n}}",
            2 => $"for (int {index} = {width - 1}; {index} >= 0; {index}--)\n{{\n    {inside}\n}}",
            _ => $"for (int {index} = 0; {index} < {length}; {index}++)\n{{\n    {inside}\n}}",
        });
    }

    /// <summary>Writes code that computes all elements of a value.</summary>
    private void Store(ProgramValue value, ElementCode code)
    {
        if (value.Width == 0)
        {
            string number = Fresh("m", "s");
            _body.AddRange(code.Lines);
            _body.Add($"float {number} = {code.Expression};");
            Hold(value, number);
            return;
        }

        if (code.IsFunctionOfElements && Chance(0.25)) code = Wrapped(code);
        string[] arrays = [.. code.Elements];
        bool hasSpans = code.Reads.Any(_spans.Contains);
        string? free = arrays.FirstOrDefault(name => IsFree(name) && !code.Wholes.Contains(name) && _owners[name].Width == value.Width);
        int width = value.Width;
        switch (random.Next(10))
        {
            case 0 when !hasSpans:
                Query(value, $"Enumerable.Range(0, {width}).Select(", "i", code.At("n0"), "n0");
                return;
            case 1 or 2 when !hasSpans && code.IsFunctionOfElements && arrays.Length == 1:
                Query(value, Pick($"{arrays[0]}.Select(", $"Array.ConvertAll({arrays[0]}, "), "v", code.Named(arrays[0], "n0"), "n0");
                return;
            case 1 or 2 when !hasSpans && code.IsFunctionOfElements && arrays.Length == 2:
                Query(value, $"{arrays[0]}.Zip({arrays[1]}, ", "v", code.Named(arrays[0], "n0").Named(arrays[1], "n1"), "n0", "n1");
                return;
            case 3 when code.IsFunctionOfElements && arrays.Length == 1 && !_fixed.Contains(arrays[0]):
                string counted = NewArray(width), position = Fresh("n"), item = Fresh("e");
                ElementCode each = code.Named(arrays[0], item);
                _body.Add($"int {position} = 0;\nforeach (float {item} in {arrays[0]})\n{{\n    {string.Join(" ", each.Lines)} {counted}[{position}++] = {each.Expression};\n}}");
                Hold(value, counted);
                return;
            case 4 when code.IsFunctionOfElements && arrays.Length == 1 && free is not null:
                string element = Fresh("e");
                ElementCode changed = code.Named(free, element);
                _body.Add($"foreach (ref float {element} in {(_spans.Contains(free) ? free : free + ".AsSpan()")})\n{{\n    {string.Join(" ", changed.Lines)} {element} = {changed.Expression};\n}}");
                Hold(value, free);
                return;
            case 5 when !hasSpans && _spans.Count == 0:
                string parallel = Fresh("y"), at = Fresh("i");
                ElementCode there = code.At(at);
                _body.Add($"var {parallel} = new float[{width}];\nParallel.For(0, {width}, {at} =>\n{{\n    {string.Join(" ", there.Lines)} {parallel}[{at}] = {there.Expression};\n}});");
                Hold(value, parallel);
                return;
            default:
                string target = free is not null && Chance(0.7) ? free : NewArray(width);
                ForEach(width, target, index => code.At(index) is var one ? one.Lines.Append($"{target}[{index}] = {one.Expression};") : []);
                Hold(value, target);
                return;
        }
    }

    // x.Select(v => ...).ToArray()
    private void Query(ProgramValue value, string start, string prefix, ElementCode code, params string[] parameters)
    {
        string lines = string.Join(" ", code.Lines), expression = code.Expression;
        foreach (string parameter in parameters)
        {
            string fresh = Fresh(prefix);
            lines = System.Text.RegularExpressions.Regex.Replace(lines, $@"\b{parameter}\b", fresh);
            expression = System.Text.RegularExpressions.Regex.Replace(expression, $@"\b{parameter}\b", fresh);
            start += parameters.Length == 1 ? fresh : (parameter == parameters[0] ? "(" : ", ") + fresh;
        }

        string body = lines.Length == 0 ? expression : $"{{ {lines} return {expression}; }}";
        string query = $"{start}{(parameters.Length == 1 ? string.Empty : ")")} => {(lines.Length == 0 && !start.StartsWith("Array", StringComparison.Ordinal) ? body : body)}){(start.StartsWith("Array", StringComparison.Ordinal) ? string.Empty : ".ToArray()")}";
        string name = Fresh("q", "y");
        _body.Add($"float[] {name} = {query};");
        Hold(value, name);
    }

    // A method for one element, with a name that says nothing.
    private ElementCode Wrapped(ElementCode code)
    {
        string[] arrays = [.. code.Elements];
        ElementCode inside = code;
        for (int i = 0; i < arrays.Length; i++) inside = inside.Named(arrays[i], "p" + i);
        string parameters = string.Join(", ", arrays.Select(static (_, i) => "float p" + i));
        string method = type.Helper(random, inside.Lines.IsEmpty
            ? $"private static float ~({parameters}) => {inside.Expression};"
            : $"private static float ~({parameters})\n{{\n    {string.Join("\n    ", inside.Lines)}\n    return {inside.Expression};\n}}");
        return ElementCode.Of($"{method}({string.Join(", ", arrays.Select(static array => array + "[@]"))})") with { Elements = code.Elements };
    }

    // The result of an operation on elements is written at once, or where it is used.
    private void Finish(ProgramValue value, ElementCode code)
    {
        if (_uses[value] == 1 && Chance(0.5)) Defer(value, code);
        else Store(value, code);
    }
}
