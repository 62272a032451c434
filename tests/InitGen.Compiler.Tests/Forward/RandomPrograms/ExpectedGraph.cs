using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>The graph that a small model is, from its definition.</summary>
internal sealed class ExpectedGraph
{
    public const double Epsilon = 1e-5;

    private readonly List<GraphNode> _nodes = [];

    public static ModelGraph Of(ModelProgram program)
    {
        var graph = new ExpectedGraph();
        int[] inputs = [.. program.Inputs.Select(input => graph.Add(id => new InputNode(id) { Name = ((Operation.Input)input.Operation).Name }))];
        int[] outputs = graph.Run(program, inputs, string.Empty, string.Empty);
        return new ModelGraph(program.Name, LayerOrder.Forward, graph._nodes.ToEquatableArray()) { Outputs = outputs.ToEquatableArray() };
    }

    private int[] Run(ModelProgram program, int[] inputs, string origin, string below)
    {
        var ids = new Dictionary<ProgramValue, int>();
        foreach ((ProgramValue input, int id) in program.Inputs.Zip(inputs)) ids.Add(input, id);
        foreach (ProgramValue value in program.Values)
        {
            if (value.Operation is not Operation.Input) ids.Add(value, Apply(value, [.. value.Inputs.Select(input => ids[input])], origin, below));
        }

        return [.. program.Outputs.Select(output => ids[output])];
    }

    private int Apply(ProgramValue value, int[] inputs, string origin, string below)
    {
        switch (value.Operation)
        {
            case Operation.Dense dense:
                int product = Layer(dense.Weight, LayerKind.Dense, value.Inputs[0].Width, value.Width, inputs[0]);
                return dense.Bias is null ? product : Layer(dense.Bias, LayerKind.Bias, 0, value.Width, product);
            case Operation.Activate activate:
                return Add(id => new ActivationNode(id, inputs.ToEquatableArray(), string.Empty, activate.Function));
            case Operation.Affine affine:
                return Add(id => new AffineNode(id, inputs.ToEquatableArray(), affine.Factor, affine.Shift));
            case Operation.Sum:
                return Add(id => new SumNode(id, inputs.ToEquatableArray()));
            case Operation.Product:
                return Add(id => new ProductNode(id, inputs.ToEquatableArray()));
            case Operation.Concat:
                return Add(id => new ConcatNode(id, inputs.ToEquatableArray()));
            case Operation.Normalize normalize:
                int normalized = Add(id => new NormalizationNode(id, inputs.ToEquatableArray(), string.Empty, normalize.Centers ? null : Normalization.Rms, Epsilon));
                if (normalize.Scale is not null) normalized = Layer(normalize.Scale, LayerKind.Norm, 0, value.Width, normalized);
                return normalize.Shift is null ? normalized : Layer(normalize.Shift, LayerKind.Bias, 0, value.Width, normalized);
            case Operation.Dropout dropout:
                return Add(id => new DropoutNode(id, inputs.ToEquatableArray(), string.Empty, dropout.Rate));
            case Operation.Pool pool:
                return Add(id => new PoolNode(id, inputs.ToEquatableArray(), pool.Kind, value.Inputs[0].Width));
            case Operation.Nested nested:
                string there = (origin.Length == 0 ? string.Empty : below + "." + nested.Member) + (nested.Count is null ? string.Empty : "[i]");
                int first = _nodes.Count;
                int after = Run(nested.Block, inputs, origin.Length == 0 ? nested.Member : origin, there).Single();
                if (nested.Count is not { } count) return after;
                string holder = origin.Length == 0 ? nested.Member : origin + below + "." + nested.Member;
                return Add(id => new RepeatNode(id, inputs[0], after, holder, first, count));
            default:
                throw new System.ArgumentException(value.ToString());
        }

        int Layer(string name, LayerKind kind, int inner, int outer, int input) => Add(id => new LayerNode(
            id,
            EquatableArray.Of(input),
            origin.Length == 0 ? name : origin,
            kind,
            new Size(inner),
            new Size(outer),
            null,
            new SchemeOptions(),
            null,
            null) { Below = origin.Length == 0 ? string.Empty : below + "." + name });
    }

    private int Add(System.Func<int, GraphNode> make)
    {
        _nodes.Add(make(_nodes.Count));
        return _nodes.Count - 1;
    }
}
