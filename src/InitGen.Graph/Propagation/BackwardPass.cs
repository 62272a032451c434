namespace InitGen.Graph;

/// <summary>Follows the gradient's mean square from the outputs back, by the factors that the way forward has left (He et al. 2015, 2.2).</summary>
internal static class BackwardPass
{
    /// <summary>The gradient at every node for one of mean square 1 at the outputs; minus 1 where none arrives, NaN where it is not known.</summary>
    public static double[] Run(ModelGraph graph, ForwardPass pass)
    {
        var gradients = new double[graph.Nodes.Count];
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = -1;
        for (int i = 0; i < graph.Outputs.Count; i++)
        {
            int output = graph.Outputs[i];
            if (output >= 0 && output < gradients.Length) gradients[output] = 1;
        }

        if (graph.Outputs.Count == 0 && gradients.Length > 0) gradients[gradients.Length - 1] = 1;

        for (int id = gradients.Length - 1; id >= 0; id--)
        {
            if (gradients[id] == -1) continue;
            if (graph.Nodes[id] is RepeatNode repeat) Loop(graph, pass, gradients, repeat, id);
            else Spread(pass, gradients, id);
        }

        return gradients;
    }

    /// <summary>The factor of one round of a loop, with the moments that it has now.</summary>
    public static double Through(ForwardPass pass, double[] gradients, RepeatNode repeat, int id)
    {
        for (int i = 0; i < id; i++)
            gradients[i] = -1;
        gradients[repeat.After] = 1;
        for (int node = id - 1; node >= repeat.First; node--)
        {
            if (gradients[node] == -1 || node == repeat.Before) continue;
            if (pass.Node(node) is RepeatNode inner) Inner(pass, gradients, inner, node);
            else Spread(pass, gradients, node);
        }

        return gradients[repeat.Before] == -1 ? 0 : gradients[repeat.Before];
    }

    private static void Loop(ModelGraph graph, ForwardPass pass, double[] gradients, RepeatNode repeat, int id)
    {
        if (!Inner(pass, gradients, repeat, id)) return;

        // What comes into every round from outside gets a share from each of them.
        for (int node = repeat.First; node < id; node++)
        {
            EquatableArray<int> inputs = graph.Nodes[node].Inputs;
            for (int i = 0; i < inputs.Count; i++)
            {
                if (inputs[i] >= 0 && inputs[i] < repeat.First && inputs[i] != repeat.Before) gradients[inputs[i]] = double.NaN;
            }
        }
    }

    // True where there are several rounds.
    private static bool Inner(ForwardPass pass, double[] gradients, RepeatNode repeat, int id)
    {
        if (repeat.Before < 0 || repeat.Before >= id || repeat.After < 0 || repeat.After >= id) return false;

        bool isRepeated = pass.Loops.TryGetValue(id, out ForwardPass.LoopResult loop);
        int end = repeat.Count == 0 ? repeat.Before : repeat.After;
        Give(gradients, end, gradients[id], isRepeated ? loop.Tail : repeat.Count is 0 or 1 || end == repeat.Before ? 1 : double.NaN);
        return isRepeated;
    }

    private static void Spread(ForwardPass pass, double[] gradients, int id)
    {
        GraphNode node = pass.Node(id);
        double gradient = gradients[id];
        ref readonly Flow flow = ref pass.Flow(id);
        EquatableArray<int> inputs = node.Inputs;
        for (int i = 0; i < inputs.Count; i++)
        {
            int input = inputs[i];
            if (input < 0 || input >= id) continue;
            double factor = !flow.IsKnown ? double.NaN : node switch
            {
                ProductNode => Others(pass, inputs, i),
                SumNode or ConcatNode => flow.Back * Repetitions(inputs, i),
                LayerNode { Kind: LayerKind.Embedding } or ChoiceNode => double.NaN,
                _ => i == 0 ? flow.Back : flow.SecondBack,
            };

            Give(gradients, input, gradient, factor);
        }
    }

    // The gradient of a b for a is b.
    private static double Others(ForwardPass pass, EquatableArray<int> inputs, int index)
    {
        double product = 1;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (i == index) continue;
            product *= pass.Flow(inputs[i]).Square;
        }

        return product;
    }

    // x + x sends twice the gradient back, which has four times its mean square: the k-th occurrence adds k^2 - (k - 1)^2.
    private static double Repetitions(EquatableArray<int> inputs, int index)
    {
        int occurrence = 1;
        for (int i = 0; i < index; i++)
        {
            if (inputs[i] == inputs[index]) occurrence++;
        }

        return (2 * occurrence) - 1;
    }

    private static void Give(double[] gradients, int node, double gradient, double factor)
    {
        double part = gradient == 0 ? 0 : gradient * factor;
        gradients[node] = gradients[node] == -1 ? part : gradients[node] + part;
    }
}
