using System.Collections.Generic;
using System.Linq;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Generator;

/// <summary>Which kernels a model needs. Constants need none, nor does most of what the runtime library makes as a whole.</summary>
internal static class KernelKinds
{
    public static IEnumerable<DistributionKind> Of(ModelPlan model) => model.Members
        .SelectMany(static member => member is LayersPlan layers ? layers.Weights : (IEnumerable<MemberPlan>)[member])
        .OfType<ParameterPlan>()
        .Select(static parameter => Of(parameter.Scheme))
        .Where(static kind => kind is DistributionKind.Uniform or DistributionKind.Normal or DistributionKind.TruncatedNormal)
        .Distinct();

    public static DistributionKind Of(SchemePlan scheme) => scheme.Whole switch
    {
        // A normal weight, out of which the zeros are cut.
        DistributionKind.Sparse => DistributionKind.Normal,
        { } whole => whole,
        null => OfElements(scheme),
    };

    private static DistributionKind OfElements(SchemePlan scheme) => scheme.FixedLaw?.Kind ?? scheme.Distribution switch
    {
        Distribution.Uniform => DistributionKind.Uniform,
        Distribution.TruncatedNormal => DistributionKind.TruncatedNormal,
        _ => DistributionKind.Normal,
    };
}
