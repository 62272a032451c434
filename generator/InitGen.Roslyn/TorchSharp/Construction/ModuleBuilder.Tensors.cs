using System;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Roslyn.Forward;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>Tensors that constructors make, and what is written into parameters.</summary>
internal sealed partial class ModuleBuilder
{
    /// <summary>A function of torch.nn.init.</summary>
    private Built Initialize(IMethodSymbol method, Built[] arguments, SyntaxNode? call)
    {
        if (!method.Name.EndsWith("_", StringComparison.Ordinal)) return InitCalls.Value(method, arguments) is { } value ? new BuiltConstant(value) : BuiltUnknown.Value;
        if (arguments.Length == 0) return BuiltUnknown.Value;
        if (arguments[0] is BuiltParameter parameter) Set(parameter, Law, InitCalls.Law(method, arguments, call));
        else if (arguments[0] is BuiltUnknown) Lose();
        return arguments[0];
    }

    /// <summary>A function of torch: one that makes a tensor, or one that leaves what it is given as it is.</summary>
    private Built OfTorch(IMethodSymbol method, Built[] arguments)
    {
        if (!Torch.IsTensor(method.ReturnType) || method.ContainingType?.Name != "torch" || method.Name.EndsWith("_", StringComparison.Ordinal)) return Opaque(null, arguments, null);
        string name = method.Name;
        bool isLike = name.EndsWith("_like", StringComparison.Ordinal) && arguments.Length > 0 && arguments[0] is BuiltParameter;
        if (arguments.Any(static argument => argument is BuiltParameter) && !isLike) return BuiltUnknown.Value;
        SchemeOptions? options = (isLike ? name.Substring(0, name.Length - "_like".Length) : name) switch
        {
            "randn" => new SchemeOptions { Scheme = Scheme.Normal, Std = 1 },
            "rand" => new SchemeOptions { Scheme = Scheme.Uniform, Low = 0, High = 1 },
            "zeros" => new SchemeOptions { Scheme = Scheme.Zero },
            "ones" => new SchemeOptions { Scheme = Scheme.One },
            "full" => arguments.Where((_, i) => i < method.Parameters.Length && method.Parameters[i].Type.Name == "Scalar").Select(Real).FirstOrDefault() is { } value ? InitCalls.Fill("fill_", [new BuiltConstant(value)]) : null,
            _ => null,
        };
        bool hasLengths = options is not null || name is "empty" or "full";
        var made = new BuiltParameter(isLike ? ((BuiltParameter)arguments[0]).Shape : hasLengths ? Lengths(method, arguments) : null, false);
        Set(made, Law, options is null ? ParameterLaw.Unknown.Value : new ParameterLaw.Said(options, null));
        return made;
    }

    // Numbers one by one, or an array of them; what else a function takes is no length.
    private ImmutableArray<long?>? Lengths(IMethodSymbol method, Built[] arguments)
    {
        ImmutableArray<long?>.Builder lengths = ImmutableArray.CreateBuilder<long?>();
        for (int i = 0; i < arguments.Length && i < method.Parameters.Length; i++)
        {
            ITypeSymbol type = method.Parameters[i].Type;
            if (ValueTypes.IsWhole(type) && type.SpecialType != SpecialType.System_Char)
            {
                lengths.Add(Length(arguments[i]));
            }
            else if (ValueTypes.IsWhole(ValueTypes.Element(type)))
            {
                if (Enumerate(arguments[i]) is not { } all) return null;
                lengths.AddRange(all.Select(Length));
            }
        }

        return lengths.Count == 0 ? null : lengths.ToImmutable();

        static long? Length(Built value) => value is BuiltConstant { Value: long whole and >= 0 } ? whole : null;
    }

    private BuiltParameter TensorOperator(BinaryOperatorKind kind, Built left, Built right)
    {
        if (left is BuiltParameter && right is BuiltParameter) left = right = BuiltUnknown.Value;
        var made = new BuiltParameter((left as BuiltParameter)?.Shape ?? (right as BuiltParameter)?.Shape, false);
        Built tensor = left is BuiltParameter ? left : right;
        double? factor = Real(left is BuiltParameter ? right : left);
        if (kind == BinaryOperatorKind.Divide && factor is not null) factor = left is BuiltParameter ? 1 / factor : null;
        bool isMultiple = kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide && factor is not null;
        Set(made, Law, isMultiple && _heap.Find(tensor, Law) is ParameterLaw.Said said && InitCalls.Scaled(said, factor!.Value) is { } scaled ? scaled : ParameterLaw.Unknown.Value);
        return made;
    }

    private static Built? TensorProperty(Built owner, IPropertySymbol property)
    {
        if (owner is not BuiltParameter parameter) return null;
        return property.Name switch
        {
            "data" or "Data" => parameter,
            "shape" when parameter.Shape is { } shape => new BuiltItems(shape.Select(static length => length is { } known ? (Built)new BuiltConstant(known) : BuiltUnknown.Value).ToImmutableArray()),
            "ndim" or "Dimensions" when parameter.Shape is { } shape => new BuiltConstant((long)shape.Length),
            _ => BuiltUnknown.Value,
        };
    }

    private Built OfTensor(string name, BuiltParameter parameter, Built[] arguments, SyntaxNode call)
    {
        if (InitCalls.Fill(name, arguments) is { } options)
        {
            Set(parameter, Law, new ParameterLaw.Said(options, call));
            return parameter;
        }

        switch (name)
        {
            case "copy_" when arguments.Length > 0 && arguments[0] is BuiltParameter from && _heap.Find(from, Law) is ParameterLaw law:
                Set(parameter, Law, Derived(law));
                return parameter;
            case "mul_" or "div_" when arguments.Length > 0 && Real(arguments[0]) is { } factor && _heap.Find(parameter, Law) is ParameterLaw.Said said:
                Set(parameter, Law, InitCalls.Scaled(said, name == "mul_" ? factor : 1 / factor) is { } scaled ? scaled : ParameterLaw.Unknown.Value);
                return parameter;
            case "mul" or "div" when arguments.Length > 0:
                return TensorOperator(name == "mul" ? BinaryOperatorKind.Multiply : BinaryOperatorKind.Divide, parameter, arguments[0]);
            case "AsParameter":
                return Adopt(parameter, call);
            case "requires_grad_":
                Freeze(parameter, arguments.Length > 0 ? arguments[0] : BuiltConstant.Of(true));
                return parameter;
            case "detach" or "data" or "alias" or "alias_" or "MoveToOuterDisposeScope" or "DetachFromDisposeScope" or "MoveToOtherDisposeScope":
                return parameter;
            case "size" when arguments.Length > 0 && arguments[0] is BuiltConstant { Value: long axis } && parameter.Shape is { } lengths && axis >= 0 && axis < lengths.Length:
                return lengths[(int)axis] is { } length ? new BuiltConstant(length) : BuiltUnknown.Value;
            case "view" or "reshape" when parameter.IsParameter:
                return parameter;
            case "view" or "reshape":
                var seen = new BuiltParameter(null, false);
                Set(seen, Law, Derived(_heap.Find(parameter, Law) ?? ParameterLaw.Unknown.Value));
                return seen;
            case "numel" or "size" or "dim" or "Dispose" or "ToString" or "is_contiguous" or "GetHashCode" or "stride":
                return name == "dim" && parameter.Shape is { } shape ? new BuiltConstant((long)shape.Length) : BuiltUnknown.Value;
        }

        if (name.EndsWith("_", StringComparison.Ordinal)) Set(parameter, Law, ParameterLaw.Unknown.Value);
        var made = new BuiltParameter(name is "clone" or "to" or "cpu" or "cuda" or "contiguous" ? parameter.Shape : null, false);
        Set(made, Law, name is "clone" or "to" or "cpu" or "cuda" or "contiguous" && _heap.Find(parameter, Law) is { } copied ? Derived(copied) : ParameterLaw.Unknown.Value);
        if (name is "index" or "index_" or "narrow" or "select" or "slice" or "chunk" or "split" or "T" or "t" or "transpose") Set(parameter, Law, ParameterLaw.Unknown.Value); // a part that shares the memory
        return made;
    }

    private static Built Derived(Built law) => law is ParameterLaw.Said said ? said.Derived() : law;
}
