using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;

namespace InitGen.Roslyn;

/// <content>Weights that are scaled on a batch of inputs.</content>
public static partial class ModelReader
{
    private sealed partial class Reading
    {
        // Without a forward pass that can be run, the scheme is an orthogonal one, and the person waits for a method that does not come.
        private void ReportCalibration(ModelGraph graph)
        {
            int first = _plans.FindIndex(static plan => IsLsuv(plan));
            if (first < 0 || _models.IsHeld(type, cancellation) || ForwardPlanReader.Read(graph, out string why) is not null) return;
            Report(PretrainedRules.NoCalibration, _members[first], FindingPlace.Init, why);
        }

        private static bool IsLsuv(MemberPlan plan) => plan switch
        {
            ParameterPlan parameter => parameter.Scheme.Scheme == Scheme.Lsuv,
            LayersPlan layers => layers.Weights.Any(static weight => weight.Scheme.Scheme == Scheme.Lsuv),
            _ => false,
        };
    }
}
