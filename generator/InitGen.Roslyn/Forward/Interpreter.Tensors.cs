using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.TorchSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>TorchSharp's functions of tensors.</summary>
internal sealed partial class Interpreter
{
    private Value? TensorCall(IInvocationOperation invocation, Value? receiver, Value[] arguments)
    {
        IMethodSymbol method = invocation.TargetMethod;
        ITypeSymbol? type = invocation.Type;
        List<Value> all = receiver is null ? [.. arguments] : [receiver, .. arguments];
        if (all.Count == 0) return null;
        if (Own(all[0]) is { } own && Reshaped(own, Torch.Plain(method.Name)) is { } seen) return NewNumbers(seen);
        if (!all.SelectMany(DataIn).Any()) return null;
        if (method.Name == "einsum") return Contracted(invocation) is { } contracted ? Make(type, contracted) : null;
        if (method.Name is "max" or "min" && type is INamedTypeSymbol { IsTupleType: true } && all[0] is Numbers extreme && method.Name == "max")
            return new Several(ImmutableArray.Create<Value>(NewNumbers(_terms.Largest(ReadAll(extreme))), NewNumbers(_terms.Index("places"))));
        if (!ValueTypes.IsNumbers(type)) return ValueTypes.IsWhole(type) ? new Scalar(_terms.Index(method.Name)) : null;

        bool isInPlace = method.Name.EndsWith("_", System.StringComparison.Ordinal) && receiver is Numbers;
        string name = Torch.Plain(method.Name);
        if (all[0] is not Numbers && name is not ("cat" or "concat" or "concatenate" or "stack" or "hstack" or "vstack"))
        {
            // dispose.MoveToOuter(x)
            if (TorchFunctions.IsReshaping(name) && arguments.OfType<Numbers>().FirstOrDefault() is { } handed) return handed;
            return null;
        }

        if (TensorFunction(method, name, all) is not { } result) return null;
        if (!isInPlace) return Make(type, result);
        WriteAll((Numbers)receiver!, result);
        return receiver;
    }

    // The tensors of einsum were handed over in one array; which is which is seen one by one.
    private Term? Contracted(IInvocationOperation invocation)
    {
        if (invocation.Arguments.Length != 2 || invocation.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: string equation }) return null;
        IOperation operands = invocation.Arguments[1].Value;
        bool writes = operands.Descendants().Any(static part => part is IInvocationOperation call && call.TargetMethod.Name.EndsWith("_", System.StringComparison.Ordinal));
        return !writes && Unwrap(operands) is IArrayCreationOperation { Initializer.ElementValues: { Length: 2 } values } ? EinsteinSum(equation, [.. values.Select(Eval)]) : null;
    }

    private Term? Reshaped(OwnParameter own, string name) => name is "t" or "transpose" or "mt" or "swapaxes" or "permute"
        ? own.Parameter.Shape is { Length: 2 } ? OwnTerm(own with { IsTransposed = !own.IsTransposed }) : null
        : TorchFunctions.IsReshaping(name) && name is not ("view" or "reshape" or "flatten") ? OwnTerm(own)
        : own.Parameter.Rank is <= 1 && TorchFunctions.IsReshaping(name) ? OwnTerm(own)
        : null;

    private Term? TensorFunction(IMethodSymbol method, string name, List<Value> all)
    {
        double? Given(params string[] names)
        {
            int index = TorchFunctions.IndexOf(method, names);
            index = index >= 0 && all.Count > method.Parameters.Length ? index + 1 : index;
            return index < 0 || index >= all.Count || all[index] is Other ? null
                : TermOf(all[index]) is { Kind: TermKind.Number } number ? number.Number
                : double.NaN;
        }

        Value Argument(string parameter) => TorchFunctions.IndexOf(method, parameter) is >= 0 and var at && at < all.Count ? all[at] : Other.Nothing;

        Term x = all[0] is Several pieces ? _terms.Concat(pieces.Items.SelectMany(DataIn)) : TermOf(all[0]);
        if (TorchFunctions.Find(name, Given) is { } activation) return x.HasData ? _terms.Node(_graph.Activate(activation, _graph.Of(x))) : _terms.Free(name);
        if (TorchFunctions.IsReshaping(name) || name is "chunk" or "split" or "unbind" or "tensorsplit" or "unfold") return x;
        switch (name)
        {
            case "cat" or "concat" or "concatenate" or "stack" or "hstack" or "vstack":
                return x.HasData ? x : null;
            case "dropout" or "dropout1d" or "dropout2d" or "dropout3d" or "alphadropout" or "featurealphadropout":
                if (Given("training") == 0) return x;
                double? rate = Given("p", "probability");
                int input = _graph.Of(x);
                return rate == 0 ? x : _terms.Node(_graph.Add(id => new DropoutNode(id, EquatableArray.Of(input), string.Empty, rate is > 0 and < 1 ? rate : rate is null ? 0.5 : null)));
            case "maxpool1d" or "maxpool2d" or "maxpool3d" or "adaptivemaxpool1d" or "adaptivemaxpool2d":
                int large = _graph.Of(x);
                return _terms.Node(_graph.Add(id => new PoolNode(id, EquatableArray.Of(large), PoolKind.Max, null)));
            case "avgpool1d" or "avgpool2d" or "avgpool3d" or "adaptiveavgpool1d" or "adaptiveavgpool2d" or "adaptiveavgpool3d":
                int pooled = _graph.Of(x);
                return _terms.Node(_graph.Add(id => new PoolNode(id, EquatableArray.Of(pooled), PoolKind.Average, null)));
            case "mean":
                return Library.Reduction(_terms, "Average", [x], 0);
            case "sum":
                return Library.Reduction(_terms, "Sum", [x], 0);
            case "add" or "sub" or "subtract" or "mul" or "multiply" or "div" or "divide" or "truedivide" when all.Count > 1 && Given("alpha") is null or 1:
                BinaryOperatorKind kind = name switch { "add" => BinaryOperatorKind.Add, "sub" or "subtract" => BinaryOperatorKind.Subtract, "mul" or "multiply" => BinaryOperatorKind.Multiply, _ => BinaryOperatorKind.Divide };
                (Term left, Term right) = WithParameters(kind, x, TermOf(all[1]));
                return Operate(kind, left, right, method.ReturnType);
            case "pow" when all.Count > 1:
                return Library.Elementwise(_terms, "Pow", [x, TermOf(all[1])]);
            case "linear":
                return Linear(x, all);
            case "conv1d" or "conv2d" or "conv3d" or "convtranspose1d" or "convtranspose2d" or "convtranspose3d" or "conv1dpadding" or "conv2dpadding" or "conv3dpadding":
                return Convolution(x, all, name, Given("groups"));
            case "layernorm" or "groupnorm" or "batchnorm" or "instancenorm":
                return Normalized(x, name switch { "layernorm" => Normalization.Layer, "groupnorm" => Normalization.Group, "batchnorm" => Normalization.Batch, _ => null }, Argument("weight"), Argument("bias"), Given("eps") ?? 1e-5);
            case "normalize" when Given("p") is null or 2 && x.HasData:
                return _terms.Node(_graph.Scale(_graph.Normalize(_graph.Of(x), Normalization.Rms, 0, string.Empty), null, 0));
            case "scaleddotproductattention":
                return Attention(all);
            case "maskedfill" when all.Count > 1 && x.HasData:
                return ComesFrom(TermOf(all[1]), x) ? null : x;
            case "amax" or "max" when all.Count < 2 || all[1] is not Numbers || name == "amax":
                return _terms.Largest(x);
            case "max" or "maximum":
                return _terms.Apply(TermKind.Max, x, TermOf(all[1]));
            case "randnlike" or "randlike":
                return _terms.Random();
            case "zeroslike":
                return _terms.Zero;
            case "oneslike":
                return _terms.One;
            case "matmul" or "mm" or "bmm" or "mv" when all.Count > 1 && ProductWith(all[0], all[1]) is { } applied:
                return applied;
            case "matmul" or "mm" or "bmm" when all.Count > 1 && TermOf(all[1]) is { HasData: true } other && x.HasData:
                return _terms.Sum(_terms.Multiply(x, other));
            case "sqrt" or "abs" or "neg" or "square" or "log" or "rsqrt" or "cos" or "erf" or "negative" or "reciprocal" or "log1p" or "expm1":
                return name switch
                {
                    "square" => _terms.Multiply(x, x),
                    "neg" or "negative" => _terms.Negate(x),
                    "rsqrt" => Library.Elementwise(_terms, "ReciprocalSqrt", [x]),
                    "log1p" => Library.Elementwise(_terms, "LogP1", [x]),
                    "expm1" => Library.Elementwise(_terms, "ExpM1", [x]),
                    _ => Library.Elementwise(_terms, char.ToUpperInvariant(name[0]) + name.Substring(1), [x]),
                };
            case "clamp" when all.Count > 2 && TermOf(all[1]).Kind == TermKind.Number && TermOf(all[2]).Kind == TermKind.Number:
                return Library.Elementwise(_terms, "Clamp", [x, TermOf(all[1]), TermOf(all[2])]);
            default:
                return null;
        }
    }
}
