using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>How a class uses a member that holds several modules.</summary>
internal sealed class ModuleUses
{
    private static readonly string[] WithoutWeights =
    [
        "ReLU", "ReLU6", "LeakyReLU", "RReLU", "ELU", "CELU", "SELU", "GELU", "SiLU", "Mish", "Tanh", "Sigmoid", "Softmax", "LogSoftmax", "Softmin", "Softmax2d", "Softplus", "Softsign", "Softshrink",
        "Hardswish", "Hardsigmoid", "Hardtanh", "Hardshrink", "GLU", "LogSigmoid", "Threshold", "Tanhshrink", "Identity", "Flatten", "Unflatten", "Upsample", "PixelShuffle", "PixelUnshuffle", "Sequential",
        "ModuleList", "ModuleDict", "Fold", "Unfold", "CosineSimilarity", "PairwiseDistance", "ChannelShuffle",
    ];

    private static readonly string[] Adding = ["Add", "Insert", "AddRange", "Append", "Prepend", "TryAdd"];

    private readonly TorchSymbols _torch;

    private ModuleUses(TorchSymbols torch) => _torch = torch;

    /// <summary>Whether something might make the modules known after all.</summary>
    public bool MayBeRegistered { get; private set; }

    /// <summary>Whether some of them have weights, as far as is known.</summary>
    public bool HasWeights { get; private set; }

    /// <summary>Whether a method reads them.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Every place that names the member.</summary>
    public List<IMemberReferenceOperation> References { get; } = [];

    public static ModuleUses Of(ISymbol member, SyntaxNode[] declarations, TorchSymbols torch, MethodBodies bodies, CancellationToken cancellation)
    {
        var uses = new ModuleUses(torch);
        if (bodies.Initializer(member, cancellation) is { } initializer) uses.Hold(initializer);
        foreach (SyntaxNode declaration in declarations)
        {
            foreach (IdentifierNameSyntax name in declaration.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != member.Name) continue;
                SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (Rooted(whole, bodies, cancellation) is not IMemberReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Member, member)) continue;
                uses.References.Add(reference);
                uses.Use(reference, name);
            }
        }

        return uses;
    }

    // The operation of a name with all that is around it, which an operation of its own would not have.
    private static IOperation? Rooted(SyntaxNode name, MethodBodies bodies, CancellationToken cancellation) => bodies.Part(name, cancellation);

    private void Use(IMemberReferenceOperation reference, SyntaxNode name)
    {
        if (name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax) IsUsed |= !IsFilledBy(reference);
        IOperation value = reference;
        while (value.Parent is IConversionOperation or IParenthesizedOperation) value = value.Parent;
        switch (value.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == value:
                Hold(assignment.Value);
                break;
            case IInvocationOperation call when call.Instance == value:
                if (Array.IndexOf(Adding, call.TargetMethod.Name) >= 0) foreach (IArgumentOperation argument in call.Arguments) Hold(argument.Value);
                break;
            case IArgumentOperation argument when argument.Parent is IInvocationOperation { TargetMethod: var method }:
                MayBeRegistered |= method.ContainingNamespace?.ToDisplayString() != "System.Linq" || FeedsFactory(argument);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true } element:
                UseElement(element);
                break;
            case IArrayElementReferenceOperation element:
                UseElement(element);
                break;
            case IForEachLoopOperation or IPropertyReferenceOperation or IReturnOperation or IExpressionStatementOperation or IConditionalAccessOperation or IBinaryOperation or IIsPatternOperation:
                break;
            case null:
                break;
            default:
                MayBeRegistered = true;
                break;
        }
    }

    private void UseElement(IOperation element)
    {
        if (element.Parent is ISimpleAssignmentOperation assignment && assignment.Target == element) Hold(assignment.Value);
        IOperation value = element;
        while (value.Parent is IConversionOperation or IParenthesizedOperation) value = value.Parent;
        MayBeRegistered |= value.Parent is ISimpleAssignmentOperation { Target: IMemberReferenceOperation } kept && kept.Value == value;
    }

    private static bool IsFilledBy(IMemberReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference
        || reference.Parent is IInvocationOperation call && Array.IndexOf(Adding, call.TargetMethod.Name) >= 0;

    // Sequential(_layers.Select(...)) registers what it is given.
    private bool FeedsFactory(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IInvocationOperation call && _torch.Factory(call.TargetMethod) is not null || outer is IObjectCreationOperation creation && _torch.IsModule(creation.Type)) return true;
        }

        return false;
    }

    private void Hold(IOperation value)
    {
        foreach (IOperation part in value.DescendantsAndSelf())
        {
            switch (part)
            {
                case IInvocationOperation call when _torch.Factory(call.TargetMethod) is { } factory:
                    HasWeights |= MayHaveWeights(factory);
                    break;
                case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false, ReturnType: var made } } when _torch.IsModule(made):
                    HasWeights |= _torch.LayerName(made) is { } layer && MayHaveWeights(layer) || HasLayers(made, 3);
                    break;
                case IObjectCreationOperation creation when _torch.IsModule(creation.Type):
                    HasWeights |= HasLayers(creation.Type!, 3);
                    break;
                case ILocalReferenceOperation local when _torch.IsModule(local.Type) || local.Type is IArrayTypeSymbol or INamedTypeSymbol { Arity: > 0 }:
                    HoldLocal(local);
                    break;
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when _torch.IsModule(member.Type):
                case IParameterReferenceOperation parameter when _torch.IsModule(parameter.Type):
                    // It is held, and perhaps registered, elsewhere.
                    MayBeRegistered = true;
                    break;
            }
        }
    }

    private void HoldLocal(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent) root = parent;
        foreach (IOperation inner in root.Descendants())
        {
            if (inner is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local))
            {
                if (declarator.GetVariableInitializer() is { Value: var initializer } && !initializer.DescendantsAndSelf().Contains(reference)) Hold(initializer);
            }
            else if (inner is ILocalReferenceOperation other && other != reference && SymbolEqualityComparer.Default.Equals(other.Local, reference.Local))
            {
                IOperation value = other;
                while (value.Parent is IConversionOperation) value = value.Parent;
                if (value.Parent is IInvocationOperation filled && filled.Instance == value && Array.IndexOf(Adding, filled.TargetMethod.Name) >= 0) foreach (IArgumentOperation argument in filled.Arguments) Hold(argument.Value);
                else MayBeRegistered |= value.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } } && (!IsAdding(taker) || _torch.IsLibrary(taker))
                    || value.Parent is ISimpleAssignmentOperation { Target: IMemberReferenceOperation } kept && kept.Value == value
                    || value.Parent is IArrayInitializerOperation;
            }
        }
    }

    private bool IsAdding(IMethodSymbol method) => Array.IndexOf(Adding, method.Name) >= 0 && !_torch.IsModule(method.ContainingType);

    private static bool MayHaveWeights(string factory) =>
        Array.IndexOf(WithoutWeights, factory) < 0 && factory.IndexOf("Pool", StringComparison.Ordinal) < 0 && factory.IndexOf("Pad", StringComparison.Ordinal) < 0
        && factory.IndexOf("Dropout", StringComparison.Ordinal) < 0 && !factory.EndsWith("Loss", StringComparison.Ordinal);

    private bool HasLayers(ITypeSymbol type, int depth)
    {
        if (_torch.LayerName(type) is { } layer) return MayHaveWeights(layer);
        if (depth == 0 || type.DeclaringSyntaxReferences.IsEmpty) return false;
        for (ITypeSymbol? level = type; level is not null && !_torch.IsLibrary(level); level = level.BaseType)
        {
            foreach (IFieldSymbol field in level.GetMembers().OfType<IFieldSymbol>())
            {
                if (field.IsStatic) continue;
                if (_torch.IsParameter(field.Type) || _torch.LayerName(field.Type) is "Sequential" or "ModuleList") return true;
                if (_torch.IsModule(field.Type) && HasLayers(field.Type, depth - 1)) return true;

                // The kind of layer is hidden behind Module<Tensor, Tensor>.
                if (_torch.IsModule(field.Type) && _torch.IsLibrary(field.Type) && _torch.LayerName(field.Type) is null) return true;
            }
        }

        return false;
    }
}
