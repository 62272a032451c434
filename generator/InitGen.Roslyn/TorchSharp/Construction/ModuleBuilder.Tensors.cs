using System;
using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>torch.randn(...) and its like; null for what makes no tensor that is known.</summary>
    private BuiltParameter? Tensor(IMethodSymbol method, Built[] arguments)
    {
        if (!Torch.IsTensor(method.ReturnType) || method.ContainingType?.Name != "torch") return null;
        SchemeOptions? options = method.Name switch
        {
            "randn" => new SchemeOptions { Scheme = Scheme.Normal, Std = 1 },
            "rand" => new SchemeOptions { Scheme = Scheme.Uniform, Low = 0, High = 1 },
            "zeros" => new SchemeOptions { Scheme = Scheme.Zero },
            "ones" => new SchemeOptions { Scheme = Scheme.One },
            "full" => arguments.Select(Real).LastOrDefault(static number => number is not null) is { } value ? new SchemeOptions { Scheme = Scheme.Constant, Value = value } : null,
            _ => null,
        };
        if (arguments.Any(static argument => argument is BuiltParameter)) return null;
        long?[] lengths = [.. arguments.SelectMany(argument => Enumerate(argument) ?? ImmutableArray.Create(argument)).Select(static length => length is BuiltConstant { Value: long whole } ? (long?)whole : null)];
        ImmutableArray<long?>? shape = method.Name is "full" or "tensor" || lengths.Length == 0 ? null : lengths.TakeWhile(static length => length is not null).ToImmutableArray();
        var made = new BuiltParameter(shape, false);
        Set(made, Law, options is null ? ParameterLaw.Unknown.Value : new ParameterLaw.Said(options, null));
        return made;
    }

    private BuiltParameter TensorOperator(BinaryOperatorKind kind, Built left, Built right)
    {
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
                Set(parameter, Law, law);
                return parameter;
            case "mul_" or "div_" when arguments.Length > 0 && Real(arguments[0]) is { } factor && _heap.Find(parameter, Law) is ParameterLaw.Said said:
                Set(parameter, Law, InitCalls.Scaled(said, name == "mul_" ? factor : 1 / factor) is { } scaled ? scaled : ParameterLaw.Unknown.Value);
                return parameter;
            case "detach" or "data" or "alias" or "requires_grad_" or "view" or "reshape" or "AsParameter" or "alias_":
                return name == "AsParameter" ? Adopt(parameter) : parameter;
            case "numel" or "size" or "dim" or "Dispose" or "ToString" or "is_contiguous" or "GetHashCode" or "stride":
                return name == "dim" && parameter.Shape is { } shape ? new BuiltConstant((long)shape.Length) : BuiltUnknown.Value;
        }

        if (name.EndsWith("_", StringComparison.Ordinal)) Set(parameter, Law, ParameterLaw.Unknown.Value);
        var made = new BuiltParameter(name is "clone" or "to" or "cpu" or "cuda" or "contiguous" ? parameter.Shape : null, false);
        Set(made, Law, name is "clone" or "to" or "cpu" or "cuda" or "contiguous" && _heap.Find(parameter, Law) is { } copied ? copied : ParameterLaw.Unknown.Value);
        if (name is "index" or "index_" or "narrow" or "select" or "slice" or "chunk" or "split" or "T" or "t" or "transpose") Set(parameter, Law, ParameterLaw.Unknown.Value); // a part that shares the memory
        return made;
    }
}
