using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>Makes small models at random, the same for the same seed.</summary>
/// <remarks>
/// A model whose graph is not the only right one is not made: sigmoid of x times x is SiLU, so both sides of a product or sum come from
/// different values, and no activation follows upon another.
/// </remarks>
internal sealed class ProgramGenerator
{
    private static readonly ActivationInfo[] Activations =
    [
        .. new[]
        {
            Activation.ReLU, Activation.LeakyReLU, Activation.ReLU6, Activation.ELU, Activation.SELU, Activation.GELU, Activation.GELUTanh, Activation.QuickGELU,
            Activation.SiLU, Activation.Mish, Activation.HardSwish, Activation.Softplus, Activation.Tanh, Activation.LeCunTanh, Activation.Sigmoid,
            Activation.LogSigmoid, Activation.HardSigmoid, Activation.Softsign, Activation.HardTanh, Activation.Sine, Activation.Tanhshrink,
            Activation.Softshrink, Activation.SquaredReLU, Activation.Softmax, Activation.LogSoftmax,
        }.Select(static activation => ActivationTable.Get(activation)),
        ActivationTable.Get(Activation.LeakyReLU, 0.2),
        ActivationTable.Get(Activation.ELU, 0.5),
    ];

    // Functions of functions of one value, without a layer in between, are one formula; nobody writes endless ones.
    private const int MostFunctions = 2;

    private readonly Random _random;
    private readonly string _name;
    private readonly List<ProgramValue> _values = [];
    private readonly bool _isBlock;
    private int _names;

    private ProgramGenerator(Random random, string name, bool isBlock) => (_random, _name, _isBlock) = (random, name, isBlock);

    /// <summary>The model of a seed.</summary>
    public static ModelProgram Make(int seed) => new ProgramGenerator(new Random(seed), "Net" + seed, isBlock: false).Make();

    private ModelProgram Make()
    {
        int inputs = _random.Next(3) > 0 ? 1 : 2;
        for (int i = 0; i < inputs; i++) Add(new Operation.Input(i == 0 ? "x" : "z"), _random.Next(2, 7));
        int length = _random.Next(3, 23);
        for (int tries = 0; _values.Count < inputs + length && tries < 500; tries++) Grow();

        ProgramValue[] outputs = [.. _values.Where(value => !_values.Exists(other => other.Inputs.Contains(value)) && value.Operation is not Operation.Input).TakeLast(3)];
        if (outputs.Length == 0) outputs = [Dense(_values[0], 3)];
        HashSet<ProgramValue> reached = [];
        foreach (ProgramValue output in outputs) Reach(output, reached);
        return new ModelProgram(_name, [.. _values.Where(value => value.Operation is Operation.Input || reached.Contains(value))], outputs);
    }

    private static void Reach(ProgramValue value, HashSet<ProgramValue> reached)
    {
        if (!reached.Add(value)) return;
        foreach (ProgramValue input in value.Inputs) Reach(input, reached);
    }

    private void Grow()
    {
        ProgramValue input = Recent();
        if (Depth(input) > MostFunctions) input = _values.Last(value => value.Width > 0 && Depth(value) <= MostFunctions);
        switch (_random.Next(16))
        {
            case 0 or 1 or 2 or 3 when input.Width > 0:
                Dense(input, _random.Next(2, 7));
                break;
            case 4 or 5 or 6 when CanActivate(input) && Activations[_random.Next(Activations.Length)] is var function && (!IsWhole(function) || (input.Width > 0 && input.Operation is not Operation.Affine)):
                Add(new Operation.Activate(function), input.Width, input);
                break;
            case 7 when input.Operation is not (Operation.Affine or Operation.Activate { Function.Activation: Activation.Softmax } or Operation.Input):
                Add(Scaling(), input.Width, input);
                break;
            case 8 or 9 when Partners(input, _random.Next(1, 3), isProduct: false) is { Length: > 0 } others:
                Add(new Operation.Sum(), input.Width, [input, .. others]);
                break;
            case 10 when !IsFunctionOfSeveral(input) && Partners(input, 1, isProduct: true) is { Length: > 0 } others:
                Add(new Operation.Product(), Math.Max(input.Width, others[0].Width), [input, .. others]);
                break;
            case 11 when input.Width > 0 && Partner(input) is { } other:
                Add(new Operation.Concat(), input.Width + other.Width, input, other);
                break;
            case 12 when input.Width > 1 && Base(input) is { Operation: not Operation.Pool } && input.Operation is not (Operation.Affine or Operation.Normalize):
                bool scales = _random.Next(2) == 0;
                Add(new Operation.Normalize(_random.Next(2) == 0, scales ? Name("_g") : null, scales && _random.Next(2) == 0 ? Name("_s") : null), input.Width, input);
                break;
            case 13 when input.Width > 0 && input.Operation is not (Operation.Dropout or Operation.Input):
                Add(new Operation.Dropout(_random.Next(2) == 0 ? 0.5 : 0.2), input.Width, input);
                break;
            case 14 when input.Width > 1 && input.Operation is not Operation.Affine { Shift: not 0 }:
                Add(new Operation.Pool((PoolKind)_random.Next(3)), 0, input);
                break;
            case 15 when input.Width > 0 && !_isBlock && CanActivate(input):
                Nest(input);
                break;
            case 15 when CanActivate(input) && Partners(input, 1, isProduct: false) is { Length: > 0 } others && CanActivate(others[0]):
                Add(new Operation.Activate(ActivationTable.Get(Activation.Maxout, 2)), input.Width, input, others[0]);
                break;
        }
    }

    private ProgramValue Recent() => _values[_random.Next(3) > 0 ? _values.Count - 1 : _random.Next(_values.Count)];

    private ProgramValue Dense(ProgramValue input, int width)
    {
        // A matrix may be applied at two places.
        ProgramValue[] same = [.. _values.Where(value => value.Operation is Operation.Dense && value.Inputs[0].Width == input.Width && value.Inputs[0] != input && value.Width == width)];
        Operation operation = same.Length > 0 && _random.Next(3) == 0 ? same[0].Operation : new Operation.Dense(Name("_w"), _random.Next(2) == 0 ? Name("_b") : null);
        return Add(operation, width, input);
    }

    private void Nest(ProgramValue input)
    {
        // The block is made for this width.
        var inside = new ProgramGenerator(_random, _name + "Block" + _names, isBlock: true);
        inside.Add(new Operation.Input("x"), input.Width);
        ModelProgram block = inside.Filled();
        Add(new Operation.Nested(block, Name("_m"), _random.Next(2) == 0 ? null : _random.Next(2, 5)), input.Width, input);
    }

    private ModelProgram Filled()
    {
        int width = _values[0].Width;
        Dense(_values[0], _random.Next(2, 7));
        for (int i = _random.Next(4); i > 0; i--) Grow();
        ProgramValue value = _values.Last(static made => made.Width > 0);
        ProgramValue last = value.Width == width && !Bases(value).Any(static found => found.Operation is Operation.Input) ? value : Dense(value, width);
        if (_random.Next(2) == 0) last = Add(new Operation.Sum(), width, last, _values[0]);
        HashSet<ProgramValue> reached = [];
        Reach(last, reached);
        return new ModelProgram(_name, [.. _values.Where(made => made.Operation is Operation.Input || reached.Contains(made))], [last]);
    }

    private static Operation.Affine Scaling() => new(0.5, 0);

    private static bool IsWhole(ActivationInfo function) => function.Activation is Activation.Softmax or Activation.LogSoftmax;

    private static bool CanActivate(ProgramValue value) => value.Operation switch
    {
        Operation.Activate => false,
        Operation.Affine => CanActivate(value.Inputs[0]),
        _ => true,
    };

    private ProgramValue[] Partners(ProgramValue value, int count, bool isProduct)
    {
        List<ProgramValue> chosen = [value];
        foreach (ProgramValue other in _values.OrderBy(_ => _random.Next()))
        {
            bool fits = other.Width == value.Width || (isProduct && other.Width == 0);
            if (isProduct && IsFunctionOfSeveral(other)) continue;
            if (chosen.Count <= count && fits && chosen.TrueForAll(taken => AreApart(taken, other))) chosen.Add(other);
        }

        return [.. chosen.Skip(1)];
    }

    private ProgramValue? Partner(ProgramValue value) =>
        _values.OrderBy(_ => _random.Next()).FirstOrDefault(other => other.Width > 0 && AreApart(value, other));

    // x min(6, max(0, x + 3)) of a sum x, times something else, in one formula is read as a product of all of these. That is right, too.
    private static bool IsFunctionOfSeveral(ProgramValue value) => value.Operation switch
    {
        Operation.Activate => value.Inputs.Count > 1 || value.Inputs[0].Operation is not (Operation.Dense or Operation.Input or Operation.Nested),
        Operation.Affine or Operation.Dropout => IsFunctionOfSeveral(value.Inputs[0]),
        _ => false,
    };

    // Functions of the same value would be one function of it.
    private static bool AreApart(ProgramValue value, ProgramValue other) => !Bases(value).Intersect(Bases(other)).Any();

    private static IEnumerable<ProgramValue> Bases(ProgramValue value) => Base(value) is var found && found.Operation is Operation.Sum or Operation.Product or Operation.Concat
        || found.Operation is Operation.Activate
            ? found.Inputs.SelectMany(Bases).Append(found)
            : [found];

    private static int Depth(ProgramValue value) => value != Base(value) ? 1 + Depth(value.Inputs[0]) : 0;

    private static ProgramValue Base(ProgramValue value) =>
        value is { Operation: Operation.Activate or Operation.Affine or Operation.Pool or Operation.Normalize or Operation.Dropout, Inputs.Count: 1 } ? Base(value.Inputs[0]) : value;

    private string Name(string prefix) => prefix + _names++;

    private ProgramValue Add(Operation operation, int width, params ProgramValue[] inputs)
    {
        var value = new ProgramValue(_values.Count, operation, width, inputs);
        _values.Add(value);
        return value;
    }
}
